## Вопросы и подписи
ask-finance-amount = Какая сумма?
ask-finance-item = На что? Например: аренда, зарплата, такси
ask-finance-account = Какой счёт?
ask-finance-source = С какого счёта?
ask-finance-target = На какой счёт?
ask-finance-name = Как назвать счёт?
ask-finance-lender = Кто дал в долг? Например: Сбер, брат
field-finance-lender = Кредитор
field-finance-interest = Проценты
field-finance-kind = Вид счёта

## Подписи
finance-label-new-item = Новая статья
finance-label-balance = Остаток
finance-label-total = Всего
finance-label-came = Пришло
finance-label-went = Ушло
finance-label-what = За что
finance-label-kind = Вид
finance-label-belongs = Относится к
finance-label-owed = Осталось вернуть
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
finance-belongs-to-order = Это оплата заказа: отменить её можно в самом заказе.

## Проверка
finance-check-balance = { $account }: записано { $stored }, по движениям { $counted }.

## Команды
finance-command-expense = Записать расход
finance-command-income = Записать доход
finance-command-movemoney = Перевести между счетами
finance-command-balance = Сколько денег
finance-command-money = Все операции с деньгами
finance-command-account = Новый счёт
finance-command-items = Статьи

finance-command-draw = Изъятие владельца
finance-command-contribute = Вложение владельца
finance-command-borrow = Взять в долг
finance-command-repay = Вернуть долг
finance-command-loans = Кредиты и займы
