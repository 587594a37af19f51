## Вопросы и подписи полей
field-reports-metric = Показатель
field-reports-group-by = Разрез
field-reports-basis = Считать по
field-reports-chart = График
field-reports-baseline = Сравнить с
field-reports-entity = О чём
field-reports-limit = Сколько показать
field-reports-order = Порядок
field-reports-by = По чему
field-reports-days = Дней без продаж
field-reports-report = Отчёт
ask-reports-period = За какой период?
ask-reports-baseline = С каким периодом сравнить?
reports-period-today = Сегодня
reports-period-yesterday = Вчера
reports-period-week = Эта неделя
reports-period-month = Этот месяц
reports-period-last-month = Прошлый месяц

## Дни
reports-when-today = сегодня
reports-when-yesterday = вчера
reports-when-day = за { $day }
reports-when-month = за { $month }
reports-when-span = за { $span }
reports-name-today = сегодня
reports-name-yesterday = вчера
reports-month-1 = январь
reports-month-2 = февраль
reports-month-3 = март
reports-month-4 = апрель
reports-month-5 = май
reports-month-6 = июнь
reports-month-7 = июль
reports-month-8 = август
reports-month-9 = сентябрь
reports-month-10 = октябрь
reports-month-11 = ноябрь
reports-month-12 = декабрь
reports-month-of = { $month } { $year }
reports-later = позже

## Показатели
reports-metric-revenue = Выручка
reports-metric-orders = Заказы
reports-metric-average = Средний чек
reports-metric-margin = Маржа
reports-metric-margin-share = Маржа, %
reports-metric-profit = Прибыль
reports-metric-expenses = Расходы
reports-metric-sold = Продано
reports-metric-price = Средняя цена
reports-money-in = Пришло денег
reports-money-out = Ушло денег
reports-money-rest = Разница
reports-margin-unknown = неизвестна
reports-no-costs = себестоимость не указана
reports-profit-share = Рентабельность, %

## Заголовки
reports-of = { $product }.{" "}
reports-headline-revenue = { $of }Выручка { $when }: { $value }
reports-headline-orders = { $of }Заказов { $when }: { $value }
reports-headline-average = { $of }Средний чек { $when }: { $value }
reports-headline-margin = { $of }Маржа { $when }: { $value }
reports-headline-profit = Прибыль { $when }: { $value }
reports-headline-expenses = Расходы { $when }: { $value }
reports-headline-money = Деньги { $when }: { $value }
reports-nothing-sold = { $of }Продаж { $when } нет
reports-nothing-earned = Ни продаж, ни расходов { $when } нет
reports-nothing-spent = Расходов { $when } нет
reports-no-money = Движения денег { $when } нет
reports-by-product = Продажи по товарам { $when }
reports-by-category = Продажи по категориям { $when }
reports-by-customer = Продажи по клиентам { $when }
reports-by-employee = Продажи по сотрудникам { $when }
reports-compared = Сравнение: { $now } и { $before }
reports-nothing-in-both = Продаж не было ни там, ни там.

## Как считали
reports-basis-ordered = по дате заказа
reports-basis-shipped = по дате отгрузки
reports-basis-paid = по дате оплаты
reports-note-basis = Считаю { $basis }.
reports-note-compared = Считаю { $basis }. Сравнение: { $before }.
reports-note-whole = Считаю { $basis }. Сравнение: { $before }, дни целиком.
reports-note-until = Считаю { $basis }. Сравнение: { $before }, до { $until }.
reports-note-until-last = Считаю { $basis }. Сравнение: { $before }, в последний день до { $until }.
reports-note-before = Сравнение: { $before }.
reports-note-profit = Выручка по дате отгрузки − себестоимость − потери − расходы + прочие доходы.
reports-note-profit-before = Выручка по дате отгрузки − себестоимость − потери − расходы + прочие доходы. Сравнение: { $before }.
reports-uncosted = Не вошло в маржу: { $amount } — у этих товаров нет себестоимости.
reports-profit-uncosted = У проданного на { $amount } нет себестоимости: на деле прибыль меньше.
reports-purchases-aside = Закупки ({ $amount }) в расходы не вошли: они уже в себестоимости проданного.

## Части прибыли
reports-part-revenue = Выручка
reports-part-cost = Себестоимость
reports-part-trued = Поправка себестоимости
reports-part-losses = Потери товара
reports-part-found = Излишки при пересчёте
reports-part-expenses = Расходы
reports-part-income = Прочие доходы
reports-part-exchange = Курсовая разница

## Графики
reports-chart-revenue = Выручка { $when }
reports-chart-orders = Заказы { $when }
reports-chart-average = Средний чек { $when }
reports-chart-margin = Маржа { $when }
reports-chart-profit = Прибыль { $when }
reports-chart-expenses = Расходы { $when }
reports-chart-money = Деньги { $when }
reports-chart-stock-cost = Где лежат деньги: запасы по себестоимости
reports-chart-stock-price = Запасы по ценам продажи
reports-label = { $value }
reports-alt-hour = Лучший час — { $step }: { $value }
reports-alt-day = Лучший день — { $step }: { $value }
reports-alt-week = Лучшая неделя — { $step }: { $value }
reports-alt-month = Лучший месяц — { $step }: { $value }
reports-alt-most-hour = Больше всего — { $step }: { $value }
reports-alt-most-day = Больше всего — { $step }: { $value }
reports-alt-most-week = Больше всего — { $step }: { $value }
reports-alt-most-month = Больше всего — { $step }: { $value }
reports-alt-product = На первом месте { $name }: { $value }
reports-alt-category = На первом месте { $name }: { $value }
reports-alt-customer = На первом месте { $name }: { $value }
reports-alt-employee = На первом месте { $name }: { $value }
reports-alt-item = Больше всего ушло на «{ $name }»: { $value }
reports-alt-money = Больше всего ушло { $step }: { $value }
reports-alt-stock = Больше всего лежит в «{ $name }»: { $value }

## Лучшие и худшие
reports-top-best-product = Лучшие товары { $when } { $by }
reports-top-best-customer = Лучшие клиенты { $when } { $by }
reports-top-best-employee = Лучшие сотрудники { $when } { $by }
reports-top-worst-product = Что продаётся хуже всего { $when } { $by }
reports-top-worst-customer = Клиенты с наименьшими покупками { $when } { $by }
reports-top-worst-employee = Сотрудники с наименьшими продажами { $when } { $by }
reports-by-word-revenue = — по выручке
reports-by-word-quantity = — по количеству
reports-by-word-orders = — по числу заказов
reports-by-word-margin = — по марже
reports-no-product = Услуги без карточки
reports-no-customer = Без клиента
reports-no-employee = Без сотрудника
reports-no-category = Без категории
reports-no-item = Без статьи
reports-gone = (удалено)
reports-the-rest = Остальные ({ $count })
reports-total = Итого

## Столбцы
reports-column-hour = Час
reports-column-day = День
reports-column-week = Неделя
reports-column-month = Месяц
reports-column-product = Товар
reports-column-category = Категория
reports-column-customer = Клиент
reports-column-employee = Сотрудник
reports-column-share = Доля
reports-column-left = Остаток
reports-column-kinds = Видов
reports-column-last-sold = Продавали

## Деньги
reports-orders-in = Оплаты заказов
reports-orders-out = Возвраты клиентам
reports-owner-in = Вложил владелец
reports-owner-out = Изъял владелец
reports-loan-in = Кредит: { $lender }
reports-loan-out = Возврат кредита: { $lender }
reports-money-trade = От самой торговли
reports-money-funds = Кредиты и деньги владельца
reports-money-in-by-item = Откуда пришли
reports-money-out-by-item = На что ушли

## Запасы
reports-stock-empty = На складе пусто
reports-stock-title = На складе { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}
reports-stock-at-cost = По себестоимости
reports-stock-on-way = Ещё в пути между складами
reports-stock-at-price = По цене продажи
reports-stock-uncosted = Без цены закупки: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}. В стоимость они не вошли.
reports-stock-unpriced = Без цены: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}.
reports-dead-none = Всё, что есть на складе, за { $count ->
    [one] последний { $count } день
    [few] последние { $count } дня
   *[other] последние { $count } дней
} двигалось
reports-dead-title = Лежит без движения { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
} и больше
reports-dead-kinds = Таких товаров
reports-dead-frozen = Заморожено в них
reports-never-sold = ни разу
reports-more-in-file = И ещё { $count } — все в файле.

## Файлы
reports-file-sales = Продажи — { $days }
reports-file-money = Деньги — { $days }
reports-file-stock = Запасы
reports-file-dead = Без движения
reports-sheet-days-ordered = По дням заказа
reports-sheet-days-shipped = По дням отгрузки
reports-sheet-days-paid = По дням оплаты
reports-sheet-product = Товары
reports-sheet-customer = Клиенты
reports-sheet-employee = Сотрудники
reports-sheet-money-days = По дням
reports-nothing-to-export = За эти дни выгружать нечего.

## Кнопки
reports-button-by-day = По дням
reports-button-top = Топ товаров
reports-button-before = Прошлый период
reports-button-xlsx = Excel
reports-button-expenses = Расходы
reports-button-money = Деньги
reports-button-postings = Все операции
reports-button-dead = Что не продаётся
reports-button-by-revenue = По выручке
reports-button-by-quantity = По количеству
reports-button-by-margin = По марже
reports-button-best = Лучшие
reports-button-worst = Худшие
reports-button-product = Товары
reports-button-customer = Клиенты
reports-button-employee = Сотрудники

## Прибыли и убытки
reports-headline-pnl = Прибыли и убытки { $when }: { $value }
reports-note-pnl = Выручка и себестоимость — по отгрузке за вычетом возвратов, расходы — за те дни, к которым относятся.
reports-note-pnl-before = Выручка и себестоимость — по отгрузке за вычетом возвратов, расходы — за те дни, к которым относятся. Сравнение: { $before }.
reports-part-gross = Валовая прибыль
reports-part-operating = Операционная прибыль
reports-share-gross = Валовая маржа, %
reports-share-profit = Рентабельность, %
reports-column-step = Строка

## От прибыли к деньгам
reports-bridge-title = От прибыли к деньгам { $when }
reports-bridge-more = Прибыль { $profit }, а денег стало больше на { $change }.
reports-bridge-less = Прибыль { $profit }, а денег стало меньше на { $change }.
reports-bridge-same = Прибыль { $profit }, а денег осталось столько же.
reports-bridge-most = { $said } Главная причина: { $step } ({ $amount }).
reports-bridge-change = Изменение денег
reports-bridge-opening = Денег было
reports-bridge-closing = Денег стало
reports-step-receivables-in = клиенты вернули долги
reports-step-receivables-out = отгружено, но ещё не оплачено
reports-step-prepayments-in = предоплата, товар ещё не отдан
reports-step-prepayments-out = отдано по прежней предоплате
reports-step-outside-in = возвращено мимо учёта
reports-step-outside-out = оплачено до начала учёта
reports-step-stock-in = продано из прежних запасов
reports-step-stock-out = деньги ушли в запасы товара
reports-step-supplies-in = товар пришёл, но не оплачен
reports-step-supplies-out = оплата товара сверх пришедшего
reports-step-owed-costs-in = расходы этих дней, оплаченные в другое время
reports-step-owed-costs-out = поправки расходов этих дней
reports-step-early-costs-in = возвраты по расходам других дней
reports-step-early-costs-out = оплачены расходы других дней
reports-step-owed-income-in = поправки доходов этих дней
reports-step-owed-income-out = доходы этих дней, полученные в другое время
reports-step-early-income-in = получены доходы других дней
reports-step-early-income-out = возвращены доходы других дней
reports-step-owner-in = вложил владелец
reports-step-owner-out = изъял владелец
reports-step-loans-in = получены кредиты
reports-step-loans-out = возвращены кредиты
reports-step-other-in = прочие поступления
reports-step-other-out = прочие выплаты
reports-money-by-account = По счетам
reports-account-opening = Было
reports-account-change = Изменение
reports-account-closing = Стало
reports-file-profit = Прибыли и убытки — { $days }
reports-sheet-pnl = Прибыли и убытки
reports-sheet-bridge = От прибыли к деньгам
reports-button-pnl = Прибыли и убытки
reports-button-bridge = Почему денег не столько

## Хватит ли денег
reports-forecast-gap = Кассовый разрыв { $day }: не хватит { $amount }{ $deepest }
reports-forecast-deepest = , а к { $day } — { $amount }
reports-forecast-low = Денег хватит. Меньше всего останется { $day }: { $left }
reports-forecast-enough = На { $days } { $days ->
    [one] день
    [few] дня
   *[other] дней
} вперёд денег хватит
reports-forecast-held = Сейчас на счетах
reports-forecast-in = Должно прийти
reports-forecast-out = Нужно заплатить
reports-forecast-left = Останется на { $day }
reports-forecast-nothing = Плановых платежей и ожидаемых оплат нет. Добавьте: «аренда 30 000 5-го числа каждого месяца».
reports-forecast-unsure = Не считаю { $amount }: у этих заказов срок прошёл или не назван.
reports-forecast-what = Что
reports-forecast-rest = Остаток
reports-forecast-made-of = Из чего складывается
reports-forecast-coming = Что впереди
reports-forecast-chart = Остаток денег по дням
reports-forecast-alt = Меньше всего — { $day }: { $left }
reports-forecast-days = { $days } { $days ->
    [one] день
    [few] дня
   *[other] дней
}

## Отказы
reports-private-only = Себестоимость, прибыль и деньги показываю только в личном чате.
reports-not-by-product = { $metric } — показатель всего дела: по товарам его не считают. По товару покажу выручку, количество и маржу.
reports-not-by = { $metric }: такого разреза нет. Можно по дням, неделям и месяцам.

## Команды
reports-command-report = Отчёт о продажах
reports-command-today = Итоги дня
reports-command-week = Итоги недели
reports-command-month = Итоги месяца
reports-command-compare = Сравнить периоды
reports-command-top = Лучшие и худшие
reports-command-stockvalue = Сколько стоит склад
reports-command-dead = Что не продаётся
reports-command-cashflow = Деньги за период
reports-command-export = Отчёт в Excel
reports-command-pnl = Прибыли и убытки
reports-command-bridge = Почему прибыль и деньги расходятся
reports-command-cashgap = Хватит ли денег

## Сверка
reports-check-sales = { $where }, { $what }: в сводке { $stored }, по документам { $counted }
reports-check-split = { $day }, { $what }: { $scope } в сумме { $stored }, день целиком { $counted }
reports-check-money = Деньги, { $day }, { $what }: в сводке { $stored }, по операциям { $counted }
reports-check-chain = Журнал: запись { $place } не сходится с цепочкой
reports-check-payment = Оплата { $amount } от { $day }: разнесена по заказам на { $counted }
reports-check-number = Заказы { $year } года: последний номер { $stored }, а заказов с номерами { $counted }
reports-check-return-number = Возвраты { $year } года: последний номер { $stored }, а возвратов с номерами { $counted }
reports-check-where-day = { $day }
reports-check-where-all = Всего
reports-check-where-ref = { $name }, всего
reports-check-where-ref-day = { $name }, { $day }
reports-check-scope-slot = по часам
reports-check-scope-product = по товарам
reports-check-scope-customer = по клиентам
reports-check-scope-employee = по сотрудникам
reports-check-what = { $measure } { $basis }
reports-check-measure-orders = заказы
reports-check-measure-quantity = количество
reports-check-measure-revenue = выручка
reports-check-measure-cost = себестоимость
reports-check-measure-uncosted = выручка без себестоимости
reports-check-measure-arrived = приход товара
reports-check-measure-lost = потери товара
reports-check-measure-found = излишки при пересчёте
reports-check-measure-trued = поправка себестоимости
reports-check-measure-cash-in = приход
reports-check-measure-cash-out = расход
reports-check-measure-due-in = доход по начислению
reports-check-measure-due-out = расход по начислению

## Карточка клиента
reports-customer-profit = Прибыль с заказов
reports-customer-uncosted = Продано без известной себестоимости
reports-topic = Отчёты

## Почему такая цифра
reports-button-why = 🔍 Почему столько?
reports-button-rows = Из чего сложилось
reports-why-which = О какой цифре рассказать?
reports-why-title = { $of }Откуда { $what } { $when }: { $value }
reports-why-of-revenue = выручка
reports-why-of-orders = число заказов
reports-why-of-average = средний чек
reports-why-of-margin = маржа
reports-why-of-profit = прибыль
reports-why-of-expenses = расходы
reports-why-of-money = остаток движения денег
reports-why-of-stock = стоимость склада
reports-why-revenue = Сложены { $count ->
    [one] { $count } заказ
    [few] { $count } заказа
   *[other] { $count } заказов
}: вместе { $revenue }.
reports-why-revenue-less = Продано на { $came } − возвраты и отмены { $back } = { $revenue }.
reports-why-orders = Заказов, которые начались в эти дни и не отменены: { $count }.
reports-why-average = Выручка { $revenue } ÷ число заказов { $count } = { $average }.
reports-why-margin = Выручка с известной себестоимостью { $known } − себестоимость { $cost } = { $margin }.
reports-why-profit = Что прибавило и что отняло:
reports-why-expenses = Сложены { $count ->
    [one] { $count } расход
    [few] { $count } расхода
   *[other] { $count } расходов
}: вместе { $amount }.
reports-why-money = Пришло { $came } − ушло { $went } = { $rest }.
reports-why-stock = По себестоимости: сумма остатков — { $amount }.
reports-why-stock-price = По ценам продажи: остаток × цена, вместе { $amount }.
reports-why-counted = Заказов в расчёте: { $count }.
reports-why-days = Дни: { $days }, { $basis }. Сутки по времени { $zone }.
reports-why-only-product = Только товар { $product }; все склады, сотрудники и клиенты.
reports-why-everything = Все склады, сотрудники и клиенты.
reports-why-all-accounts = Все счета и кассы, все статьи.
reports-why-back = Возвраты, отмены и правки прежних заказов: { $count }, вместе { $amount }. Они вычтены.
reports-why-uncosted = Без известной себестоимости продано на { $amount }: { $names }. В марже этого нет.
reports-why-and-more = { $said } И ещё товаров: { $count }.
reports-why-listed = { $first }, { $second }
reports-why-without-draft = Не вошли черновики: { $count }.
reports-why-without-cancelled = Не вошли отменённые заказы этих дней: { $count }.
reports-why-without-drafts = Черновики и отменённые заказы не считаются; здесь их и нет.
reports-why-net = Скидки и возвраты уже вычтены; оплачен заказ или нет, важно только при счёте по дате оплаты.
reports-why-by-shipment = продажи по дате отгрузки, расходы по дням, к которым относятся
reports-why-by-accrual = по дням, к которым относится расход
reports-why-by-cash = по дням, когда деньги пришли или ушли
reports-why-profit-counted = Отгруженных заказов: { $orders }; расходов и доходов: { $postings }; списаний и пересчётов: { $moves }.
reports-why-profit-without = Не вошли: неотгруженные заказы, деньги владельца, кредиты и переводы между своими счетами.
reports-why-storno = Из них поправок уже записанного: { $count }.
reports-why-expenses-without = Не вошли: деньги владельца, возврат кредитов, переводы между своими счетами и плановые платежи, которых ещё не было.
reports-why-money-counted = Записей о деньгах: { $count }.
reports-why-own-moves = Переводы между своими счетами не считаются: { $count }.
reports-why-money-without = Деньги владельца и кредиты здесь есть: это движение денег, а не прибыль.
reports-why-stock-counted = Видов товара с остатком: { $count }, на всех складах.
reports-why-stock-cost = Себестоимость — средняя по приходам: уходит товар, уходит и его доля стоимости.
reports-why-stock-without = Не вошли товары в пути между складами и ещё не приехавшие от поставщиков. Отложенное под заказы здесь есть.
reports-why-as-of = По записям на { $at }.
reports-rows-title = Из чего сложилось: { $what }, строк { $count }
reports-rows-none = Здесь ни одной записи: складывать нечего.
reports-column-row = Запись
reports-row-gone = Удалённый заказ
reports-row-payment = Оплата заказов
reports-row-owner = Деньги владельца
reports-row-loan = Кредит
reports-row-transfer = Перевод
reports-row-storno = { $what }, поправка
reports-row-noted = { $what } ({ $note })
reports-row-stirred = { $product }: списание или пересчёт
reports-command-why = Откуда взялась цифра
