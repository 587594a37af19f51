## Вопросы и подписи
ask-finance-amount = Какая сумма?
ask-finance-item = На что? Например: аренда, зарплата, такси
ask-finance-account = Какой счёт?
ask-finance-source = С какого счёта?
ask-finance-target = На какой счёт?
ask-finance-name = Как назвать счёт?
ask-finance-lender = Кто дал в долг? Например: Сбер, брат
ask-finance-plan-day = Когда? Например: 5 декабря, 5-го числа каждого месяца
ask-finance-day = Когда? Например: 5 декабря
ask-finance-digest = Какой файл?
ask-finance-expense = По какому расходу? Например: 500 бензин
field-finance-expense = Расход
field-finance-files = Чеки
field-finance-digest = Файл
field-finance-mime = Вид файла
field-finance-size = Размер
field-finance-kind = Вид
field-finance-currency = Валюта
field-finance-rate = Курс
field-finance-arrived = Сколько пришло
ask-finance-currency = Какая валюта?
ask-finance-rate = Какой курс?
field-finance-cron = Когда
field-finance-auto = Записывать самому
field-finance-lender = Кредитор
field-finance-interest = Проценты

## Подписи
finance-label-new-item = Новая статья
finance-label-balance = Остаток
finance-label-total = Всего
finance-label-rate = Курс
finance-label-comes-to = В основной валюте
finance-rate-of = { $rate } на { $day }
finance-which-account = На каком счёте { $currency }?
finance-exchanged = { $source } → { $target }: { $amount } → { $came }
finance-rate-set = Курс { $currency }: { $rate }
finance-rate-taken-back = Курс { $currency } снова прежний
finance-rates-title = Курсы валют
finance-rates-none = Курсы пока не заданы. Напишите, например: «курс доллара 92,5».
finance-column-currency = Валюта
finance-abroad = { $what }, { $amount }
finance-column-holds = На счёте
finance-column-worth = По курсу
finance-column-difference = Разница
finance-revalued = Курсовая разница { $amount }
finance-revalued-note = Это не доход и не расход: в отчёте о прибыли она стоит отдельной строкой.
finance-button-set-rate = Указать курс { $currency }
finance-button-revalue = Пересчитать по курсу
finance-label-came = Пришло
finance-label-went = Ушло
finance-label-what = За что
finance-label-kind = Вид
finance-label-belongs = Относится к
finance-label-owed = Осталось вернуть
finance-label-due = Когда
finance-label-when = Повтор
finance-label-next = Следующий раз
finance-label-spent = Потрачено за месяц
finance-label-budget = Бюджет
finance-label-share = Доля
finance-label-interest = Проценты
finance-item-interest = проценты по кредитам
finance-left-on = { $account }
finance-account = { $account }

## Дела
finance-expense-recorded = Расход: { $amount }
finance-expense-on = Расход: { $amount }, { $item }
finance-income-recorded = Доход: { $amount }
finance-income-on = Доход: { $amount }, { $item }
finance-as-purchase = Это закупка товара: в расходы прибыли не войдёт, она в себестоимости проданного.
finance-button-as-expense = Считать расходом
finance-is-expense = { $item }: теперь это расход, прибыль его вычитает.
finance-is-purchase = { $item }: теперь это закупка товара, прибыль её не вычитает.
finance-moved = Перевод: { $amount }, { $source } → { $target }
finance-posting-called = { $what }, { $amount }
finance-posting-detail = { $day }{ $papers ->
    [some] {" · "}есть чек
   *[none] {""}
}
finance-paper-attached = Чек приложен: { $what }
finance-paper-detached = Чек убран: { $what }
finance-papers-of = Чек: { $what }
finance-no-papers = К записи «{ $what }» чек не приложен.
finance-how-to-attach = Пришлите фото чека ответом на запись о расходе или сразу с подписью: «расход 500 бензин». К старой записи — с подписью «к расходу 500 бензин».
finance-papers-private = Чеки показываю только в личном чате.
finance-button-detach = Убрать: { $name }
finance-not-on-paper = Эта запись — отмена другой, к ней чек не приложить.
finance-draw-recorded = Изъятие владельца: { $amount }
finance-draw-note = В расходы дела не идёт.
finance-contribution-recorded = Вложение владельца: { $amount }
finance-contribution-note = В доходы дела не идёт.
finance-borrowed = Получено в долг: { $amount }, { $lender }
finance-repaid = Возвращено: { $amount }, { $lender }
finance-loan-note = Это не доход: столько же теперь нужно вернуть.
finance-repaid-more = Вернули больше, чем записано взятым. Если долг был раньше, запишите его: «взяли в долг …».
finance-loans-title = Кредиты и займы
finance-loans-none = Долгов перед банками и людьми не записано. Запишите, например: «взял кредит 300 000 в Сбере».

## Планы
finance-planned-expense = Запланирован расход: { $amount }, { $what }
finance-planned-income = Запланировано поступление: { $amount }, { $what }
finance-plan-reminder = { $what }: { $amount }
finance-plan-auto = В этот день запишу сам и сообщу.
finance-plan-asks = В этот день напомню и предложу записать.
finance-plans-title = Плановые платежи и поступления
finance-plans-none = Плановых платежей нет. Запишите, например: «аренда 30 000 5-го числа каждого месяца» или «заплатить 12 000 за налог 25 декабря».
finance-plan-line = { $number }. { $day }: { $what }, { $amount }{ $often }
finance-plan-often = {" "}· { $often }
finance-plan-line-late = { $number }. { $day } (просрочено): { $what }, { $amount }{ $often }
finance-plan-done-already = { $what }: на сегодня уже записано.
finance-due-expense = Сегодня по плану заплатить: { $what }, { $amount }
finance-due-income = Сегодня по плану придёт: { $what }, { $amount }
finance-plan-due-again = Снова ждёт оплаты.
finance-unplanned = Убрано из планов: { $what }, { $amount }
finance-unplanned-ahead = Убрать из планов: { $what }, { $amount }
finance-replanned = Снова в планах: { $what }, { $amount }
finance-button-postings = Операции
finance-button-plans = Плановые платежи
finance-button-forecast = Хватит ли денег
finance-button-pay = Записать { $number }
finance-button-drop = Убрать { $number }
finance-button-record = Записать
finance-button-undo = Отменить запись

## Бюджеты
finance-budget-set = Бюджет «{ $item }»: { $amount } в месяц
finance-budget-off = { $item }: без бюджета
finance-budget-left = { $item }: { $spent } из { $budget }, останется { $left }.
finance-budget-over = { $item }: { $spent } из { $budget } — бюджет превышен на { $left }!
finance-button-budgets = Все бюджеты
finance-budgets-title = Бюджеты на этот месяц
finance-budgets-none = Бюджетов пока нет. Задайте, например: «бюджет на рекламу 20 000 в месяц».
finance-budgets-over = Превышены: { $items }.
finance-account-added = Новый счёт: { $account }
finance-account-closed = Счёт убран: { $account }
finance-account-closed-ahead = Убрать счёт: { $account }

## Счета и статьи
finance-account-cash = Касса
finance-account-card = Карта
finance-account-bank = Расчётный счёт
finance-kind-of-cash = наличные
finance-kind-of-card = карта
finance-kind-of-bank = счёт в банке
finance-kind-expense = расход
finance-kind-income = доход
finance-kind-transfer = перевод между счетами
finance-kind-payment = оплата заказа
finance-kind-owner = деньги владельца
finance-kind-loan = кредит
finance-kind-exchange = курсовая разница
finance-payment-for = заказ № { $order }
finance-payment-of = заказ № { $order }, { $customer }
finance-storno = отмена: { $what }
finance-noted = { $what }: { $note }
finance-balance-title = Деньги сейчас
finance-balance-private = Сколько денег, скажу только в личном чате.
finance-postings-title = Операции с деньгами
finance-postings-in = Операции с деньгами: { $span }
finance-postings-none = Записей о деньгах здесь нет. Запишите, например: «расход 1500 аренда».
finance-items-title = Статьи
finance-items-none = Статей пока нет. Они появятся с первым расходом: «расход 1500 аренда».

## Отказы
finance-not-yet = { $day } ещё не наступил: деньги записываем в тот день, когда они пришли или ушли.
finance-account-exists = Счёт «{ $account }» уже есть.
finance-account-in-use = По счёту «{ $account }» есть записи, убрать его нельзя.
finance-same-account = Это один и тот же счёт: { $account }. Назовите другой.
finance-annulled-already = Запись на { $amount } от { $day } уже отменена.
finance-plan-over = { $what }: это уже записано или убрано из планов.
finance-currency-unknown = Не знаю такой валюты: { $text }. Назовите её, например: доллар, евро, USD.
finance-home-currency = { $currency } — основная валюта, курс ей не нужен.
finance-rate-unclear = Не понял курс. Напишите, сколько стоит одна единица, например: 92,5.
finance-no-rate = Курс { $currency } на { $day } не задан. Напишите, например: «курс { $currency } 92,5».
finance-other-currency = Счёт «{ $account }» ведётся в { $currency }. Назовите сумму в этой валюте или выберите другой счёт.
finance-rate-changed = Курс { $currency } с тех пор меняли.
finance-nothing-abroad = Пересчитывать нечего: счетов в другой валюте нет или их остаток уже по курсу.
finance-belongs-to-order = Это оплата заказа: отменить её можно в самом заказе.

## Проверка
finance-check-balance = { $account }: записано { $stored }, по движениям { $counted }.
finance-check-rate = { $account }: записано { $stored }, по курсу записи { $counted }.

## Команды
finance-command-expense = Записать расход
finance-command-paper = Чек от расхода
finance-command-income = Записать доход
finance-command-movemoney = Перевести между счетами
finance-command-balance = Сколько денег
finance-command-money = Все операции с деньгами
finance-command-account = Новый счёт
finance-command-rate = Курс валюты
finance-command-rates = Курсы валют
finance-command-revalue = Пересчитать валюту
finance-command-items = Статьи
finance-command-draw = Изъятие владельца
finance-command-contribute = Вложение владельца
finance-command-borrow = Взять в долг
finance-command-repay = Вернуть долг
finance-command-loans = Кредиты и займы
finance-command-plan = Плановый платёж
finance-command-plans = Плановые платежи
finance-command-budget = Бюджет на статью
finance-command-budgets = Бюджеты
finance-topic = Деньги
