## Вопросы и подписи
ask-orders-batch = Из какой партии?
ask-orders-instead = Что дать взамен?
ask-orders-behind = После какого статуса его поставить?
ask-orders-customer = Для какого клиента?
ask-orders-debtor = Кто берёт в долг?
ask-orders-lines = Что и сколько? Например: 3 торта наполеон по 1200.
ask-orders-product = Какой товар или услуга?
ask-orders-price-of = По какой цене: { $product }?
ask-orders-order = Какой заказ?
ask-orders-status = В каком он состоянии?
ask-orders-member = Кому поручить?
ask-orders-due = На какой день или час?
ask-orders-note = Что записать?
ask-orders-quantity = Сколько или по какой цене: { $product }?
ask-orders-discount = Какая скидка? Например: 10 % или 200.
field-orders-serials = Серийные номера
field-orders-batch = Партия
field-orders-discount = Скидка
ask-orders-until = До какого дня действует предложение?
field-orders-until = Действует до
field-orders-expired = Даже если истекло
ask-orders-address = Куда доставить?
ask-orders-regime = Как вы работаете с НДС?
ask-orders-rate = Какая ставка?
ask-orders-period = За какие дни?
field-orders-regime = НДС
field-orders-vat-mode = Цены
field-orders-rate = Ставка НДС
field-orders-paid = Оплачен сразу
field-orders-credit = В долг
field-orders-days = Записан или к сроку
field-orders-hour = Час
field-orders-draft = Черновик
field-orders-status = Состояние
field-orders-payment = Оплата
field-orders-shipment = Отгрузка
field-orders-refund = Вернуть деньги

## Заказ
orders-order = Заказ { $order }
orders-order-of = Заказ { $order }, { $customer }
orders-sale = Продажа { $order }
orders-sale-of = Продажа { $order }, { $customer }
orders-told-sold = { $what }
orders-sale-annulled = Продажа { $order } аннулирована
orders-draft = черновик
orders-draft-mark = (черновик)
orders-no-number = без номера
orders-detail = { $total }, { $year } год
orders-detail-of = { $customer }, { $total }
orders-detail-due = к оплате { $due }
orders-written = Записан { $day }
orders-note = Заметка: { $note }
orders-label-state = Состояние
orders-label-shipment = Отгрузка
orders-label-payment = Оплата
orders-label-assignee = Отвечает
orders-label-total = Итого
orders-label-paid = Оплачено
orders-label-due = К оплате
orders-label-overpaid = Переплата
orders-label-undiscounted = Без скидки
orders-label-discount = Скидка
orders-label-discount-points = Скидка { $percent }
orders-label-discount-of = Скидка: { $goods }
orders-label-discount-points-of = Скидка { $percent }: { $goods }
orders-label-discounts-of-lines = Скидки на позиции
orders-label-until = Действует до
orders-label-address = Адрес доставки
orders-label-vat-included = в т.ч. НДС { $percent }
orders-label-vat-on-top = НДС { $percent } сверху, в сумме
orders-label-margin = Маржа
orders-margin-unknown = себестоимость неизвестна
orders-margin-partly = { $margin }, без «{ $product }»{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: себестоимость неизвестна
orders-state-draft = черновик
orders-state-confirmed = принят
orders-state-in-work = в работе
orders-state-ready = готов
orders-state-done = выполнен
orders-state-cancelled = отменён
orders-state-annulled = аннулирован
orders-payment-unpaid = не оплачен
orders-payment-partial = оплачен частично
orders-payment-paid = оплачен
orders-payment-overpaid = переплата
orders-shipment-none = не отгружен
orders-shipment-partial = отгружен частично
orders-shipment-shipped = отгружен
orders-line-part = { $product }: отгружено { $shipped }, осталось { $left }
orders-short-line = { $product }: отложено { $reserved } из { $wanted }, не хватает { $short }
orders-short-kit = { $product }: отложено { $reserved } из { $wanted }, не хватает: { $parts }
orders-all-held = Всё есть на складе и отложено.
orders-all-held-ahead = Всё есть на складе, отложу.

## Запись и продажа
orders-created = Записан заказ { $order }
orders-created-ahead = Новый заказ
orders-created-for = Записан заказ { $order }: { $customer }
orders-created-for-ahead = Новый заказ: { $customer }
orders-drafted = Записан черновик заказа
orders-drafted-ahead = Черновик заказа
orders-drafted-for = Записан черновик заказа: { $customer }
orders-drafted-for-ahead = Черновик заказа: { $customer }
orders-confirmed = Заказ { $order } подтверждён
orders-confirmed-for = Заказ { $order } подтверждён: { $customer }
orders-sold = Продажа { $order }: { $total }
orders-sold-on-credit = Продажа в долг { $order }: { $total }
orders-new-customer = Новый клиент: { $customer }
orders-for-customer = Клиент: { $customer }
orders-likely-twin = Такой же заказ { $order } записан только что. Если это повтор, отмените один из них.
orders-lines-added = Заказ { $order } дополнен
orders-no-such-goods = Такого товара пока нет: «{ $product }». Как записать?
orders-option-create = Создать товар «{ $product }»
orders-option-service = Записать как услугу
orders-method-cash = наличные
orders-method-card = карта
orders-method-transfer = перевод

## Отгрузка и работа
orders-shipped = Заказ { $order } отгружен
orders-shipped-ahead = Отгрузка заказа { $order }
orders-shipped-part = Заказ { $order } отгружен частично
orders-shipped-part-ahead = Отгрузка части заказа { $order }
orders-left-line = { $product }: осталось отгрузить { $left }
orders-now-in-work = Заказ { $order } в работе
orders-now-ready = Заказ { $order } готов
orders-now-ready-ahead = Заказ { $order } → готов
orders-now-done = Заказ { $order } выполнен
orders-done-unshipped = Он ещё не отгружен полностью.
orders-done-unpaid = По нему ещё не оплачено { $due }.
orders-cancelled = Заказ { $order } отменён
orders-cancelled-ahead = Отмена заказа { $order }
orders-cancel-reason = Причина: { $reason }
orders-deposit-set = Заказы подтверждаются с предоплатой { $percent }
orders-deposit-off = Заказы подтверждаются без предоплаты
orders-deposit-needed = Станет заказом с предоплатой { $percent }: { $amount }.
orders-deposit-ask = Нужна предоплата { $percent } — { $amount }. Сколько внесено?
orders-sum = { $amount }
ask-orders-percent = Сколько процентов предоплаты?
field-orders-percent = Предоплата, %
field-orders-deposit = Предоплата
orders-deposit-short = Для подтверждения нужна предоплата { $amount }.
orders-deposit-changed = Предоплату с тех пор меняли.
orders-label-own-status = Статус
orders-status-added = Новый статус «{ $status }»: заказ при этом { $state }
orders-status-renamed = Статус «{ $old }» теперь называется «{ $status }»
orders-status-removed = Статуса «{ $status }» больше нет
orders-status-removed-note = Заказы, которые в нём были, остались как есть: { $state }.
orders-status-is-back = Статус «{ $status }» снова есть
orders-status-which = Какой статус?
orders-statuses-none = Своих статусов пока нет. Напишите, например: «добавь статус "у швеи"».
orders-statuses = Заказы по статусам
orders-now-own = Заказ { $order }: { $status }
orders-none-in-status = Заказов в статусе «{ $status }» нет.
orders-list-in-status = Заказы: { $status }
orders-button-own-status = { $status }
orders-button-add-status = Добавить статус
ask-orders-name = Как назвать?
field-orders-name = Название
field-orders-within = Состояние заказа
field-orders-behind = После какого статуса
orders-status-named = Статус «{ $status }» уже есть.
orders-status-changed = Статус «{ $status }» с тех пор меняли.
orders-reserve-released = Отложенные товары снова свободны.

## Оплата
orders-paid = Оплата { $amount } по заказу { $order }
orders-paid-many = { $count ->
    [one] Оплата { $amount } по { $count } заказу
   *[other] Оплата { $amount } по { $count } заказам
}
orders-paid-share = Заказ { $order }: { $amount }
orders-paid-by = Способ оплаты: { $method }
orders-overpaid = Переплата { $amount }. Она останется на заказе.
orders-overpaid-on = Переплата по заказу { $order }: { $amount }
orders-pay-which = По какому заказу оплата?
orders-pay-all = По всем: { $due }

## Изменения
orders-moved = Срок заказа { $order } изменён
orders-moved-ahead = Новый срок заказа { $order }
orders-assigned = Заказ { $order } поручен: { $member }
orders-assigned-ahead = Поручение заказа { $order }: { $member }
orders-given-to = уже поручен: { $member }
orders-noted = К заказу { $order } добавлена заметка
orders-noted-ahead = Заметка к заказу { $order }
orders-lines-less = Из заказа { $order } убрано: { $goods }
orders-lines-changed = Заказ { $order } изменён: { $goods }

## Возвраты
ask-orders-return-lines = Что вернули?
ask-orders-destination = Куда вернувшийся товар?
ask-orders-refund-to = Как вернуть { $amount }?
field-orders-destination = Куда товар
field-orders-refund-to = Деньги
orders-return-which = По какому заказу возврат?
orders-return-detail = { $day }, { $total }
orders-return-left = { $left }
orders-return-all = Всё
orders-return-thrown = Возврат от клиента
orders-returned = Возврат { $number } по заказу { $order }: { $total }
orders-returned-ahead = Возврат по заказу { $order }: { $total }
orders-return-annulled = Возврат { $number } по заказу { $order } отменён
orders-return-to-sellable = Товар снова на складе, его можно продавать.
orders-return-to-damaged = Товар лежит в браке: он на складе, но не продаётся.
orders-return-to-written-off = Товар списан.
orders-refund-by-cash = Вернуть { $amount } наличными
orders-refund-by-card = Вернуть { $amount } на карту
orders-refund-by-transfer = Вернуть { $amount } переводом
orders-refund-to-balance = Оставить { $amount } на балансе клиента
orders-refunded-by-cash = Клиенту возвращено { $amount } наличными.
orders-refunded-by-card = Клиенту возвращено { $amount } на карту.
orders-refunded-by-transfer = Клиенту возвращено { $amount } переводом.
orders-refunded-by-balance = { $amount } осталось на балансе клиента.
orders-refunded-by-gift = { $amount } снова на подарочной карте.
orders-kept-on-balance = { $amount } осталось на балансе клиента.
orders-return-no-money = Денег возвращать не нужно: на эту сумму меньше к оплате.
orders-button-without-sale = Принять без заказа
orders-return-none-of-these = Ни один из этих
orders-returned-unknown = Возврат { $number } без заказа: { $total }
orders-returned-unknown-ahead = Возврат без заказа: { $total }
orders-return-unknown-annulled = Возврат { $number } отменён
orders-return-annulled-already = Возврат { $number } уже отменён.
orders-refund-nothing = Ничего не возвращать
orders-refunded-nothing = Деньги клиенту не возвращали.
orders-return-uncosted = Себестоимость неизвестна, в марже возврат не учтён: { $goods }.
ask-orders-whose-balance = На чей баланс записать { $amount }?
field-orders-unknown = Заказ не известен
ask-orders-sum-abroad = Сколько заплатили в этой валюте?
field-orders-currency = Валюта
ask-orders-settle = Разница { $amount }. Как её оплатили?
field-orders-settle = Разница
field-orders-instead = На что
field-orders-given = Сколько взамен
orders-exchange-which = В каком заказе обмен?
orders-exchange-what = Что меняем?
orders-exchange-for-what = На что меняем?
orders-exchanged = Обмен по заказу { $order }: { $goods } → { $given }
orders-exchange-annulled = Обмен по заказу { $order } отменён
orders-exchange-came = Вернулось (возврат { $number })
orders-exchange-given = Выдано (продажа { $order })
orders-exchange-paid = Доплата { $amount } принята.
orders-exchange-from-balance = С баланса клиента зачтено { $amount }.
orders-exchange-owed = Осталось доплатить { $amount }.
orders-exchange-even = Доплаты нет.
orders-pay-on-by-cash = Доплата { $amount } наличными
orders-pay-on-by-card = Доплата { $amount } картой
orders-pay-on-by-transfer = Доплата { $amount } переводом
orders-pay-on-from-balance = { $amount } с баланса клиента
orders-pay-on-later = { $amount } в долг
orders-button-open-given = Новая продажа
orders-button-exchange = Обмен
orders-label-balance = На балансе
orders-paid-from-balance = Заказ { $order } оплачен с баланса: { $amount }
orders-paid-from-balance-ahead = Оплата заказа { $order } с баланса: { $amount }
orders-balance-left = На балансе клиента осталось { $left }.
orders-balance-back = { $amount } с заказа { $order } снова на балансе клиента
orders-card-back = { $amount } с заказа { $order } снова на подарочной карте
orders-topped-up = { $customer }: { $amount } на баланс
orders-topped-up-ahead = { $customer }: оплата { $amount } вперёд, на баланс
orders-refunded-kept = { $customer }: с баланса возвращено { $amount }
orders-refunded-kept-ahead = { $customer }: возврат { $amount } с баланса
orders-unallocated = Деньги без заказа
orders-unallocated-none = Все платежи разнесены по заказам.
orders-button-allocate = Зачесть: { $customer }
orders-card-sold = Подарочная карта { $code } на { $amount } продана
orders-card-sold-ahead = Продажа подарочной карты на { $amount }
orders-card-title = Подарочная карта { $code }
orders-card-left = Осталось на карте
orders-card-amount = Номинал
orders-card-sold-on = Продана
orders-card-left-now = На карте осталось { $left }.
orders-card-over = Карта действовала до { $day }.
orders-card-extended = Подарочная карта { $code } действует до { $day }
orders-card-until-back = Подарочная карта { $code }: прежний срок
orders-card-annulled = Продажа подарочной карты { $code } отменена
orders-paid-by-card = Заказ { $order } оплачен подарочной картой { $code }: { $amount }
orders-paid-by-card-ahead = Оплата заказа { $order } подарочной картой { $code }: { $amount }
orders-cards = Подарочные карты
orders-cards-none = Подарочных карт пока нет. Напишите, например: «продали сертификат на 3000».
orders-button-pay-by-card = Оплатить заказ
orders-button-extend-card = Продлить до { $day }
field-orders-code = Номер карты
ask-orders-code = Какой номер подарочной карты?
orders-no-such-card = Подарочной карты { $card } нет.
orders-card-taken = Подарочная карта { $card } уже есть.
orders-card-expired = Подарочная карта { $card } действовала до { $day }.
orders-card-short = Подарочная карта { $card }: осталось { $there }, к оплате { $due }.
orders-card-changed = Срок карты { $card } с тех пор меняли, поэтому вернуть как было нельзя.
orders-card-annulled-already = Подарочная карта { $card }: это уже отменено.
orders-change-paid-by-card = оплата подарочной картой { $code }: { $amount }
orders-every-order = (все заказы клиента)
orders-button-from-balance = Оплатить с баланса
orders-rest-closed = Остаток в заказе { $order } закрыт: { $goods }
orders-rest-closed-ahead = Закрыть остаток в заказе { $order }: { $goods }
orders-line-closed = { $product }: закрыто без отгрузки { $rest }
orders-button-close-rest = Закрыть остаток
orders-refunded = Клиенту возвращено { $amount } по заказу { $order }
orders-refunded-ahead = Возврат денег по заказу { $order }: { $amount }
orders-refund-which = По какому заказу вернуть деньги?
orders-due-again = По заказу снова к оплате { $due }.
orders-label-returned = Возвращено
orders-line-returned = { $product }: вернули { $returned }
orders-returns = Возвраты
orders-returns-of = Возвраты клиента: { $customer }
orders-no-returns-yet = Возвратов пока нет. Напишите, например: «возврат по заказу 3: 1 наполеон».
orders-column-return = Возврат
orders-button-return = Возврат


## Скидки
orders-discount-given = Скидка { $discount } на заказ { $order }
orders-discount-given-of = Скидка { $discount } в заказе { $order }: { $goods }
orders-discount-off = Скидка с заказа { $order } снята
orders-discount-off-ahead = Снять скидку с заказа { $order }
orders-discounts-back = Скидки заказа { $order } прежние
orders-button-discount = Скидка

## Предложения
orders-offered = Коммерческое предложение
orders-offered-to = Коммерческое предложение: { $customer }
orders-offer-holds = Коммерческое предложение, цены действуют до { $day }
orders-offer-expired-on = Предложение действовало до { $day }. Проверьте цены или продлите его.
orders-offer-counts-for-nothing = Пока клиент не согласился, ничего не отложено и в выручку не входит.
orders-offer-back = Предложение { $order } прежнее
orders-offer-over = истекло { $day }
orders-offers-list = Предложения, на которые ждём ответа
orders-no-offers = Открытых предложений нет. Напишите, например: «предложение Ивановой: 3 торта наполеон до пятницы».

## Адрес и файлы
orders-addressed = Адрес доставки заказа { $order } записан
orders-addressed-ahead = Адрес доставки заказа { $order }
orders-address-back = Адрес доставки заказа { $order } прежний
orders-no-address = без адреса
orders-file-attached = К заказу { $order } приложен файл: { $name }
orders-file-detached = Из заказа { $order } убран файл: { $name }
orders-file-attached-again = Файл снова в заказе { $order }: { $name }
orders-files-of = Файлы заказа { $order }
orders-no-files = У заказа { $order } пока нет файлов.
orders-how-to-attach = Чтобы приложить фото или файл, пришлите его с подписью «к заказу { $order }».

## НДС
orders-vat = НДС
orders-vat-rule = Правило НДС
orders-button-set-vat = Изменить
orders-vat-set = Правило НДС изменено
orders-vat-set-ahead = Правило НДС
orders-vat-put-back = Правило НДС прежнее
orders-vat-from-now = Действует для новых заказов. В записанных заказах остаётся ставка на их день.
orders-vat-regime-no-vat = без НДС
orders-vat-regime-standard = по общим ставкам
orders-vat-regime-usn5 = УСН со ставкой 5 %
orders-vat-regime-usn7 = УСН со ставкой 7 %
orders-vat-rate-today = Ставка сегодня
orders-vat-prices = Цены
orders-rate-set = { $product }: { $rate }
orders-rate-standard = обычная ставка НДС
orders-rate-reduced = пониженная ставка НДС
orders-rate-zero = ставка НДС 0 %
orders-rate-exempt = без НДС
orders-vat-of = НДС с заказов: { $days }
orders-no-vat = НДС с заказов не начислялся: { $days }.
orders-vat-by-order-day = По дню заказа, без отменённого и возвращённого. Входящий НДС от поставщиков здесь не учтён.
orders-column-rate = Ставка

## Списки
orders-list = Заказы
orders-list-of = Заказы клиента: { $customer }
orders-list-due = Заказы к сроку: { $due }
orders-list-on = Записаны или к сроку: { $days }
orders-list-overdue = Просроченные заказы
orders-list-open = Заказы, которые не закончены
orders-list-draft = Черновики
orders-list-confirmed = Принятые заказы
orders-list-in-work = Заказы в работе
orders-list-ready = Готовые заказы
orders-list-done = Выполненные заказы
orders-list-cancelled = Отменённые заказы
orders-list-owed = Заказы, оплаченные не полностью
orders-list-unpaid = Неоплаченные заказы
orders-list-partial = Заказы, оплаченные частично
orders-list-paid = Оплаченные заказы
orders-list-overpaid = Заказы с переплатой
orders-list-late = Отгружены позже срока
orders-list-late-in = Отгружены позже срока, { $days }
orders-late-of = { $late ->
    [one] Опоздал { $late } заказ
    [few] Опоздали { $late } заказа
   *[other] Опоздали { $late } заказов
} из { $shipped ->
    [one] { $shipped } отгруженного
   *[other] { $shipped } отгруженных
}{ $due ->
    [0] {""}
   *[other] ; срок был у { $due }
}.
orders-late-none = Опозданий нет. Отгружено { $shipped ->
    [one] { $shipped } заказ
    [few] { $shipped } заказа
   *[other] { $shipped } заказов
}, { $due ->
    [0] но срока ни у одного не было, сравнить не с чем.
   *[other] срок был у { $due }.
}
orders-late-nothing-shipped = За это время ничего не отгружали.
orders-in-all = Всего { $more ->
    [0] {""}
   *[other] больше{" "}
 }{ $count }.
orders-column-left = Отгружен
orders-column-days-late = Дней опоздания
orders-list-shipment-none = Неотгруженные заказы
orders-list-shipment-partial = Заказы, отгруженные частично
orders-list-shipment-shipped = Отгруженные заказы
orders-none = Заказов пока нет. Напишите, например: «запиши заказ Ивановой: 3 торта наполеон по 1200 на завтра».
orders-none-found = Таких заказов нет.
orders-open-of-customer = Незаконченные заказы
orders-debts = Кто должен
orders-debts-total = Всего
orders-no-debts = Никто ничего не должен.
orders-no-customer = без клиента
orders-column-orders = Заказов
orders-column-since = С какого дня
orders-column-day = Записан
orders-column-goods = Состав
orders-goods = { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
orders-column-when = Когда
orders-column-what = Что
orders-column-who = Кто
orders-column-door = Откуда

## История
orders-history-of = История заказа { $order }
orders-change-drafted = записан черновик на { $total }
orders-change-created = записан на { $total }
orders-change-sold = продано на { $total }
orders-change-brought = загружен из файла на { $total }
orders-change-brought-again = загружен заново на { $total }
orders-change-lines-added = { $lines ->
    [one] добавлена { $lines } позиция на { $total }
    [few] добавлены { $lines } позиции на { $total }
   *[other] добавлено { $lines } позиций на { $total }
}
orders-change-lines-removed = добавленные позиции убраны
orders-change-lines-less = убрано: { $goods }, теперь { $total }
orders-change-lines-changed = изменено: { $goods }, теперь { $total }
orders-change-lines-back = состав прежний, { $total }
orders-change-discount-points = скидка { $points }, теперь { $total }
orders-change-discount-sum = скидка { $amount }, теперь { $total }
orders-change-discount-off = скидка снята, теперь { $total }
orders-change-discount-points-of = скидка { $points } на { $goods }, теперь { $total }
orders-change-discount-sum-of = скидка { $amount } на { $goods }, теперь { $total }
orders-change-discount-off-of = скидка снята: { $goods }, теперь { $total }
orders-change-discounts-back = скидки прежние, { $total }
orders-change-offered = предложен клиенту до { $due }
orders-change-offer-back = предложение прежнее
orders-change-address = адрес доставки: { $note }
orders-change-address-off = без адреса доставки
orders-change-address-back = адрес доставки прежний
orders-change-file-attached = приложен файл: { $goods }
orders-change-file-detached = убран файл: { $goods }
orders-change-file-attached-again = файл возвращён: { $goods }
orders-change-paid = оплата { $amount }
orders-change-payment-annulled = оплата { $amount } отменена
orders-change-shipped = отгружен
orders-change-shipped-part = отгружен частично
orders-change-shipment-annulled = отгрузка отменена
orders-change-returned = возврат на { $total }
orders-change-paid-from-balance = оплата с баланса { $amount }
orders-change-balance-moved = переплата пошла на заказ № { $order }
orders-change-balance-back = деньги снова на балансе
orders-change-rest-closed = остаток закрыт: { $goods }, теперь { $total }
orders-change-refunded = возвращено { $amount }
orders-change-exchanged = обмен: { $goods } → { $given }, теперь { $total }
orders-change-exchanged-for = обмен: { $goods } → { $given }, продажа № { $order }
orders-change-given-for = выдано при обмене по заказу № { $order }
orders-change-return-annulled = возврат на { $total } отменён
orders-change-state = теперь { $state }
orders-change-own-status = теперь { $status }
orders-change-moved = срок: { $due }
orders-change-assigned = поручен: { $member }
orders-change-note = заметка: { $note }
orders-change-cancelled = отменён
orders-change-cancelled-because = отменён: { $reason }
orders-change-restored = отмена отменена
orders-change-annulled = аннулирован
orders-change-unconfirmed = снова черновик
orders-change-hold-lost = ушло со склада из-под заказа: { $goods }
orders-change-hold-back = снова отложено: { $goods }
orders-change-put-back-due = срок прежний
orders-change-put-back-assignee = отвечает прежний сотрудник
orders-change-put-back-note = заметка прежняя
orders-change-put-back-state = состояние прежнее
orders-door-telegram = Telegram
orders-door-local = чат
orders-door-api = программа
orders-door-schedule = расписание
orders-door-import = импорт
orders-door-other = другое

## Отмена сделанного
orders-annulled = Заказ { $order } аннулирован
orders-customer-gone = Карточка «{ $customer }» появилась вместе с заказом, поэтому убрана.
orders-unconfirmed = Заказ { $order } снова черновик
orders-shipment-annulled = Отгрузка заказа { $order } отменена, товары вернулись на склад
orders-payment-annulled = Оплата { $amount } отменена
orders-this-payment = (эта оплата)
orders-lines-removed = Из заказа { $order } убраны добавленные позиции
orders-lines-back = Состав заказа { $order } прежний
orders-restored = Заказ { $order } снова в силе
orders-put-back-due = Срок заказа { $order } прежний
orders-put-back-assignee = За заказ { $order } отвечает прежний сотрудник
orders-put-back-note = Заметка к заказу { $order } прежняя
orders-put-back-state = Состояние заказа { $order } прежнее

## Уведомления
orders-notice-new = Новый заказ
orders-notice-paid = Оплата заказа
orders-notice-assigned = Заказ поручен вам
orders-told-new = { $what }: новый заказ
orders-told-paid = { $what }: оплата { $amount }
orders-told-assigned = { $what } поручен вам

## Кнопки
orders-button-pay = Оплата
orders-button-ship = Отгрузить
orders-button-ship-there = Отгрузить, что есть
orders-button-ready = Готов
orders-button-done = Выполнен
orders-button-confirm = Подтвердить
orders-button-offer = Предложить клиенту
orders-button-accept = Клиент согласен
orders-button-accept-old = Принять по этим ценам
orders-button-prolong = Продлить на 2 недели
orders-button-assign = Поручить
orders-button-address = Адрес
orders-button-files = Файлы
orders-button-files-of = Файлы ({ $count })
orders-button-detach = Убрать: { $name }
orders-button-cancel = Отменить заказ
orders-button-history = История
orders-button-open = Открыть заказ
orders-button-receive = Оприходовать
orders-button-refund = Вернуть { $paid } и отменить
orders-button-keep-and-cancel = Оставить на балансе и отменить
orders-button-annul-payment = Отменить оплату
orders-button-annul-shipment = Отменить отгрузку
orders-button-overpay = Записать на заказ { $order }
orders-button-income = Записать как доход
orders-button-all = Все заказы
orders-button-all-debtors = Все, кто должен

## Отказы
orders-too-much = Сумма слишком большая. Проверьте цену и количество.
orders-past-due = { $day } уже прошло. Назовите день впереди.
orders-wrong-state = Заказ { $order } { $state }, поэтому так не получится.
orders-still-draft = Заказ { $order } ещё не подтверждён. Сначала подтвердите его.
orders-not-draft = Заказ { $order } уже подтверждён.
orders-already-so = Заказ { $order } уже { $state }.
orders-nothing-to-ship = Заказ { $order } уже отгружен полностью.
orders-ships-less = { $product }: отгрузить { $wanted } нельзя, осталось { $left }.
orders-not-in-order = В заказе { $order } нет позиции «{ $product }».
orders-holds-less = { $product }: столько убрать нельзя, в заказе ещё { $left }.
orders-left-already = { $product }: уже отгружено { $shipped }, меньше быть не может.
orders-last-line = В заказе { $order } ничего не останется. Если он больше не нужен, отмените его.
orders-nothing-due = { $customer }: неоплаченных заказов нет.
orders-all-paid = Неоплаченных заказов нет. Чтобы записать другие деньги, напишите, например: доход 500.
orders-already-paid = Заказ { $order } уже оплачен. Чтобы записать переплату, назовите сумму.
orders-others-order = Заказ { $order } не этого клиента: { $customer }.
orders-has-payments = По заказу { $order } есть оплата { $paid }. Сначала верните или отмените её.
orders-has-shipments = По заказу { $order } есть отгрузка от { $day }. Сначала отмените её.
orders-has-lines-added = Состав заказа { $order } с тех пор изменился. Сначала отмените это изменение.
orders-has-returns = По заказу { $order } есть возврат { $number } от { $day }. Сначала отмените его.
orders-nothing-to-return = { $named ->
    [0] Возвращать пока нечего: отгруженных заказов нет.
   *[other] { $what }: возвращать нечего.
}
orders-returns-less = { $product }: вернуть { $wanted } нельзя, отгружено и не возвращено { $left }.
orders-came-back = { $product }: часть уже вернули по прежней цене, поэтому цену менять нельзя.
orders-nobody-to-keep-for = В заказе { $order } не назван клиент, баланс вести не для кого. Верните деньги.
orders-money-used = { $amount } с заказа { $order } уже потрачены с баланса. Сначала отмените это.
orders-kept-used = { $amount } уже потрачены. Сначала отмените это.
orders-paid-elsewhere = Заказ { $order } оплачен до начала учёта, и на баланс эти деньги не перенести. Их можно вернуть клиенту.
orders-paid-back = Это деньги по возврату { $number }. Отмените сам возврат.
orders-balance-short = { $customer }: на балансе { $there }, к оплате { $due }.
orders-refunds-more = По заказу { $order } оплачено { $paid }, больше вернуть нельзя.
orders-paid-as-due = По заказу { $order } оплачено { $paid }, переплаты нет. Назовите сумму или выберите, что случилось.
orders-nothing-paid = { $customer }: оплат нет, возвращать нечего.
orders-moved-on = Заказ { $order } с тех пор стал другим: теперь он { $state }.
orders-payment-needed = По заказу { $order } оплачено { $paid }, и без этого суммы не сойдутся. Сначала отмените оплату.
orders-discount-too-much = Скидка { $discount } больше, чем вся сумма { $total }.
orders-no-such-discount = В заказе { $order } такой скидки нет.
orders-same-discount = В заказе { $order } уже такая скидка.
orders-returned-since = По заказу { $order } уже есть возврат по прежней цене, поэтому скидку менять нельзя.
orders-offer-expired = Предложение действовало до { $day }, цены могли измениться.
orders-no-rates = Для валюты { $currency } я таких ставок НДС не знаю.
orders-changed-since = Заказ { $order } с тех пор меняли, поэтому вернуть как было нельзя.
orders-annulled-already = Заказ { $order }: это уже отменено.

## Команды
orders-command-order = Новый заказ
orders-command-sell = Продажа
orders-command-pay = Оплата
orders-command-ship = Отгрузка
orders-command-return = Возврат товара
orders-command-return-without-sale = Возврат без заказа
orders-command-from-balance = Оплатить с баланса
orders-command-exchange = Обмен товара
orders-command-top-up = Внести на баланс
orders-command-unallocated = Деньги без заказа
orders-command-deposit = Предоплата заказов
orders-command-add-status = Добавить свой статус
orders-command-rename-status = Переименовать статус
orders-command-remove-status = Убрать статус
orders-command-own-status = Поставить свой статус
orders-command-statuses = Заказы по статусам
orders-command-in-status = Заказы в статусе
orders-command-gift-card = Продать подарочную карту
orders-command-pay-by-card = Оплатить подарочной картой
orders-command-card = Подарочная карта
orders-command-gift-cards = Подарочные карты
orders-command-extend-card = Продлить подарочную карту
orders-command-close-rest = Закрыть остаток заказа
orders-command-refund = Вернуть деньги
orders-command-returns = Возвраты
orders-command-orders = Заказы
orders-command-late = Отгружено с опозданием
orders-command-debts = Кто должен
orders-command-show = Карточка заказа
orders-command-status = Состояние заказа
orders-command-cancel-order = Отменить заказ
orders-command-add = Добавить в заказ
orders-command-take-off = Убрать из заказа
orders-command-change-line = Изменить позицию заказа
orders-command-discount = Скидка на заказ
orders-command-offer = Коммерческое предложение
orders-command-prolong = Продлить предложение
orders-command-offers = Открытые предложения
orders-command-address = Адрес доставки
orders-command-files = Файлы заказа
orders-command-vat = НДС
orders-command-move = Изменить срок
orders-command-assign = Поручить заказ

## Сверка
orders-check-total = Заказ { $order }: записано { $stored }, по позициям { $counted }.
orders-check-discount = Заказ { $order }, { $product }: со скидкой записано { $stored }, должно быть { $counted }.
orders-check-vat = Заказ { $order }, { $product }: НДС записан { $stored }, по ставке { $counted }.
orders-check-line-total = Заказ { $order }, { $product }: сумма записана { $stored }, по цене, скидке и НДС { $counted }.
orders-check-paid = Заказ { $order }: оплачено { $stored }, по платежам { $counted }.
orders-check-counted-ordered = Заказ { $order }: заказано на { $stored }, в отчётах { $counted }.
orders-check-counted-shipped = Заказ { $order }: отгружено на { $stored }, в отчётах { $counted }.
orders-check-counted-paid = Заказ { $order }: оплачено { $stored }, в отчётах { $counted }.
orders-serial-sold = Продан: { $order }
orders-serial-back = Вернулся: { $order }
orders-serial-back-unknown = Вернулся без заказа
orders-check-kit-parts = Заказ { $order }, { $product }: у набора нет состава.
orders-check-kit-cost = Заказ { $order }, { $product }: себестоимость отгруженного { $stored }, по частям { $counted }.
orders-check-reserved = Заказ { $order }, { $product }: отложено { $stored }, по записям { $counted }.
orders-check-shipped = Заказ { $order }, { $product }: отгружено { $stored }, по отгрузкам { $counted }.
orders-check-returned = Заказ { $order }, { $product }: возвращено { $stored }, по возвратам { $counted }.
orders-check-returned-total = Заказ { $order }, { $product }: возвращено на { $stored }, по возвратам { $counted }.
orders-check-return = Возврат { $number } без заказа: записано { $stored }, насчитано { $counted }.
orders-check-overheld = { $product }, { $warehouse }: в резерве { $stored }, а на складе { $counted }.
orders-check-reserve = { $product }, { $warehouse }: в резерве { $stored }, по заказам { $counted }.
orders-check-customer-orders = { $customer }: заказов { $stored }, по записям { $counted }.
orders-check-customer-revenue = { $customer }: купили на { $stored }, по заказам { $counted }.
orders-check-customer-owed = { $customer }: долг { $stored }, по заказам { $counted }.

## Выписка
orders-command-statement = Выписка по клиенту
orders-button-statement = Выписка
orders-statement-of = Взаиморасчёты: { $customer }
orders-statement-days = { $days }
orders-statement-empty = Заказов и оплат нет.
orders-statement-opening = Долг на начало
orders-statement-order = Заказ { $order }
orders-statement-return = Возврат по заказу { $order }
orders-statement-payment = Оплата заказа { $order }
orders-statement-refund = Возврат денег по заказу { $order }
orders-statement-return-without-sale = Возврат без заказа
orders-statement-ahead-of-orders = Внесено на баланс
orders-statement-from-balance = С баланса
orders-column-ordered = Заказано
orders-column-paid = Оплачено
orders-column-balance = Долг
orders-statement-owes = Клиент должен
orders-statement-ahead = Оплачено вперёд
orders-statement-even = Долга нет
orders-statement-ages = Сколько дней долгу:
orders-age-30 = до 30 дней
orders-age-60 = 31–60 дней
orders-age-90 = 61–90 дней
orders-age-older = больше 90 дней
orders-over-limit-warning = Вместе с этим заказом долг клиента «{ $customer }» — { $owed }, больше лимита { $limit }.
orders-over-limit = С этим заказом долг клиента «{ $customer }» стал бы { $owed } — больше лимита { $limit }, поэтому заказ не записан. Можно взять оплату сразу или изменить лимит.
orders-topic = Заказы и продажи

## Покупатели товара
orders-command-buyers = Кто покупал товар
orders-buyers-of = Кто покупал «{ $product }»
orders-buyers-in = Кто покупал «{ $product }», { $days }
orders-buyers-nobody = Никто не покупал.
orders-column-last-bought = Последний раз
orders-buyers-more = { $count ->
    [one] И ещё { $count } покупатель.
    [few] И ещё { $count } покупателя.
   *[many] И ещё { $count } покупателей.
}
