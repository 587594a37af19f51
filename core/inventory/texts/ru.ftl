## Вопросы и подписи
ask-inventory-name = Как называется товар?
ask-inventory-product = Какой товар?
ask-inventory-goods = Какие товары? Например: торт 1200, эклер 150
ask-inventory-products = У каких товаров изменить цену?
ask-inventory-lines = Что и сколько? Например: мука 50 кг по 45
ask-inventory-quantity = Сколько?
ask-inventory-price = Какая цена за единицу?
ask-inventory-cost = Во сколько обходится одна единица?
ask-inventory-unit = В чём считаем: штуки, килограммы, литры?
ask-inventory-barcode = Какой штрихкод или артикул?
ask-inventory-category = Какая категория?
ask-inventory-percent = На сколько процентов? Например: 10 или −5
ask-inventory-level = При каком остатке предупредить?
ask-inventory-source = С какого склада?
ask-inventory-target = На какой склад?
ask-inventory-transfer = Какое перемещение пришло?
ask-inventory-kit = Как называется набор?
ask-inventory-serials = Какие серийные номера? Через запятую
ask-inventory-serial = Какой серийный номер?
ask-inventory-serials-of = { $product }: { $count ->
    [1] какой серийный номер?
   *[other] какие серийные номера? Нужно { $count }, через запятую.
}
ask-inventory-serials-which = { $product }: какой номер уходит?{ $count ->
    [1] { "" }
   *[other] { " " }Нужно { $count }, названо { $named }.
}
ask-inventory-serials-seen = { $product }: какие номера на месте? Нужно { $count }, названо { $named }.
field-inventory-serials = Серийные номера
field-inventory-serial = Серийный номер
field-inventory-by-serials = По серийным номерам
ask-inventory-pack = Какая упаковка: коробка, пачка, мешок?
ask-inventory-variants = Какие варианты? Например: S, M, L; белая, чёрная
field-inventory-variants = Варианты
ask-inventory-warehouse = Какой склад?
ask-inventory-batch = Какая партия?
ask-inventory-expires = До какого числа годен?
field-inventory-batch = Партия
field-inventory-expires = Годен до
field-inventory-by-batches = По партиям
ask-inventory-steps = За сколько дней предупреждать? Например: 30, 14, 7
ask-inventory-prefix = С каких двух цифр начинаются коды весов? От 20 до 28.
field-inventory-days = Дней вперёд
field-inventory-steps = Предупреждать за
field-inventory-prefix = Начало кода
field-inventory-inside = Что внутри кода
field-inventory-sell-expired = Продавать просроченное
field-inventory-cost = Себестоимость
field-inventory-barcode = Штрихкод
field-inventory-kind = Вид
field-inventory-category = Категория
field-inventory-low-level = Предупреждать при
field-inventory-goods = Товары
field-inventory-products = Товары
field-inventory-blind = Вслепую
field-inventory-more = Добавить к посчитанному
field-inventory-rest-zero = Непосчитанного нет
field-inventory-on-way = В пути
field-inventory-rest-lost = Остальное пропало
field-inventory-transfer = Перемещение
field-inventory-kit = Набор
field-inventory-pack = Упаковка
field-inventory-codes = Коды
field-inventory-what = Что изменить

## Подписи
inventory-label-average = Средняя себестоимость
inventory-label-value = Стоимость запаса
inventory-label-kind = Вид
inventory-label-on-hand = На складе
inventory-label-aside = из них брак
inventory-label-reserved = В резерве
inventory-label-available = Доступно
inventory-label-left = Осталось
inventory-label-level = Предупреждать при
inventory-label-new = Новый товар
inventory-label-supplier = Поставщик
inventory-label-waybill = Накладная
inventory-label-vat-on-top = НДС сверху, разложен по строкам
inventory-label-paper-discount = Скидка, разложена по строкам
inventory-label-files = Файлы
inventory-waybill-of = № { $number } от { $day }
inventory-waybill-number = № { $number }
inventory-waybill-day = от { $day }
inventory-waybill-whose = «{ $name }» в накладной: что это у вас?
inventory-waybill-misses = «{ $product }»: { $quantity } по { $price }, а сумма строки { $sum }. Что верно?
inventory-waybill-figures = { $quantity } по { $price } = { $amount }
inventory-waybill-line-misses = «{ $product }»: количество, цена и сумма в накладной не сходятся, взята сумма.
inventory-waybill-sums-differ = Не сходится: по строкам { $lines }, а итог накладной { $total }. Сверьте, все ли строки прочитаны.
inventory-waybill-total-differs = Строки накладной не сходятся с её итогом. Сверьте, все ли прочитаны.
inventory-waybill-no-total = Итог накладной не прочитан, сверить строки не с чем.
inventory-waybill-unpriced = У части строк нет цены, поэтому итог накладной не сверен.
inventory-waybill-again = Похоже, эта накладная уже оприходована: приход { $number }, { $day }.
inventory-button-paper = Показать накладную
inventory-papers-of = Накладная к приходу { $number }
inventory-papers-private = Накладные показываю только в личном чате.
ask-inventory-sum = Какая сумма строки?
field-inventory-sum = Сумма строки
ask-inventory-paper = Что написано в накладной?
field-inventory-paper = Прочитано с накладной
ask-inventory-digest = Какой файл?
field-inventory-digest = Файл
field-inventory-mime = Вид файла
field-inventory-size = Размер
field-inventory-supplier = Поставщик
field-inventory-inn = ИНН поставщика
field-inventory-discount = Скидка
field-inventory-vat = НДС сверху
field-inventory-total = Итог накладной
ask-inventory-files = Какие файлы?
field-inventory-files = Файлы
inventory-label-goods = Товаров
inventory-label-was = Было
inventory-label-now = Стало
inventory-label-what = Что было
inventory-label-worth-receipt = На сумму
inventory-label-worth-write-off = Потери
inventory-label-worth-transfer = На сумму
inventory-label-worth-count = Разница в деньгах
inventory-kind-service = услуга, на складе не учитывается
inventory-detail-price = { $price }

## Карточка товара
inventory-card = { $product }
inventory-card-archived = В архиве
inventory-added = Новый товар: { $product }
inventory-added-many = { $count ->
    [one] { $count } новый товар
    [few] { $count } новых товара
   *[many] { $count } новых товаров
}
inventory-removed-many = Убрано: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[many] { $count } товаров
}
inventory-known-already = Уже есть и остались как были: { $names }.
inventory-removed = Товар убран: { $product }
inventory-removed-ahead = Убрать товар: { $product }
inventory-changed = Товар изменён: { $product }
inventory-changed-ahead = Новое у товара: { $product }
inventory-put-back = Товар снова прежний: { $product }
inventory-archived = Товар в архиве: { $product }
inventory-archived-ahead = Товар в архив: { $product }
inventory-unarchived = Товар снова в списке: { $product }
inventory-change-what = Что изменить в товаре «{ $product }»?

## Цены
inventory-price-of = { $product }
inventory-price-set = Цена: { $product }, { $price }
inventory-prices-raised = Цены выше на { $percent }: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}
inventory-prices-lowered = Цены ниже на { $percent }: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}
inventory-prices-more = { $count ->
    [one] И ещё { $count } товар.
    [few] И ещё { $count } товара.
   *[other] И ещё { $count } товаров.
}
inventory-prices-restored = { $count ->
    [one] Прежняя цена снова у { $count } товара.
   *[other] Прежние цены снова у { $count } товаров.
}
inventory-price-kept = { $product }: цену с тех пор меняли, оставил как есть.

## Список и остатки
inventory-list-title = Товары
inventory-list-empty = Товаров пока нет. Напишите, например: «добавь товар торт наполеон цена 1200».
inventory-list-nothing = По запросу «{ $query }» товаров не нашлось.
inventory-stock-title = Остатки
inventory-stock-at = Остатки: { $warehouse }
inventory-stock-empty = На складе пока пусто. Запишите приход, например: «приход 10 тортов наполеон».
inventory-left-title = { $product }
inventory-left-at = { $product }: { $warehouse }
inventory-low-title = Пора докупить
inventory-low-nothing = Всего хватает.
inventory-low-line = { $product }: осталось { $left } (предупреждать при { $level }).
inventory-losses-title = Списания
inventory-losses-in = Списания: { $span }
inventory-losses-none = Списаний здесь нет.
inventory-label-reason = Причина
inventory-movements-title = Движения: { $product }
inventory-movements-none = { $product }: движений не было.
inventory-move-receipt = Приход
inventory-move-receipt-numbered = Приход { $number }
inventory-move-write-off = Списание
inventory-move-write-off-numbered = Списание { $number }
inventory-move-transfer-in = Пришло: { $warehouse }
inventory-move-transfer-out = Ушло: { $warehouse }
inventory-move-count = Пересчёт
inventory-move-count-numbered = Пересчёт { $number }
inventory-move-surplus = Излишек
inventory-move-surplus-numbered = Излишек { $number }
inventory-move-shortage = Недостача
inventory-move-shortage-numbered = Недостача { $number }
inventory-move-opening = Начальный остаток
inventory-move-opening-numbered = Начальный остаток, пересчёт { $number }
inventory-move-priced = Себестоимость
inventory-move-priced-numbered = Себестоимость
inventory-move-landed = Расходы на закупку
inventory-move-landed-numbered = Расходы на закупку { $number }
inventory-move-shipment = Отгрузка
inventory-move-shipment-numbered = Отгрузка { $number }
inventory-move-return = Возврат
inventory-move-return-numbered = Возврат { $number }
inventory-move-storno = Отмена
inventory-move-storno-numbered = Отмена { $number }
inventory-move-true-up = Уточнение стоимости
inventory-move-true-up-numbered = Уточнение стоимости { $number }

## Документы
inventory-receipt-one = Приход { $number }: { $product }, { $quantity }. На складе { $left }.
inventory-receipt-many = Приход { $number }
inventory-write-off-one = Списание { $number }: { $product }, { $quantity }. На складе { $left }.
inventory-write-off-many = Списание { $number }
inventory-transfer-one = Перемещение { $number }: { $product }, { $quantity }. На складе «{ $place }» осталось { $left }.
inventory-transfer-many = Перемещение { $number }
inventory-count-one = Пересчёт { $number }: { $product }. Было { $was }, стало { $left }.
inventory-count-many = Пересчёт { $number }
inventory-count-opens = Это начальный остаток: раньше товар здесь не двигался. В прибыль и в излишки он не входит.
inventory-cost-unknown = неизвестна
inventory-without-cost = Без цены закупки: маржа по этому товару не считается, пока вы её не назовёте.
inventory-without-cost-of = Без цены закупки: { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}. Маржа по ним не считается.
inventory-button-cost = Указать цену закупки
inventory-button-cost-of = Цена закупки: { $product }
inventory-deed-receipt = Приход: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}
inventory-deed-write-off = Списание: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}
inventory-deed-transfer = Перемещение: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}
inventory-deed-count = Пересчёт: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}
inventory-annulled-line = { $product }: на складе { $left }.
inventory-less-than-reserved = { $product }: осталось { $left }, а для заказов было отложено { $reserved }. Последним заказам не хватит.

## Пересчёт склада
inventory-count-started = Пересчёт { $number }: { $warehouse }
inventory-count-started-ahead = Начать пересчёт склада «{ $warehouse }»
inventory-count-how = { $left ->
    [0] По учёту здесь пусто.
    [one] По учёту здесь { $left } товар.
    [few] По учёту здесь { $left } товара.
   *[other] По учёту здесь { $left } товаров.
} Остаток на начало запомнил. Пишите, что насчитали: «мука 40 кг, сахар 12 кг». Остатки изменятся, когда завершите.
inventory-count-how-blind = { $left ->
    [0] По учёту здесь пусто.
    [one] Посчитать нужно { $left } товар.
    [few] Посчитать нужно { $left } товара.
   *[other] Посчитать нужно { $left } товаров.
} Сколько чего по учёту, покажу в конце. Пишите, что насчитали: «мука 40 кг, сахар 12 кг».
inventory-count-dropped = Пересчёт { $number } убран.
inventory-entered = Пересчёт { $number }: { $product } — { $counted }. По учёту { $book }, разница { $more }.
inventory-entered-same = Пересчёт { $number }: { $product } — { $counted }. Сходится.
inventory-entered-blind = Пересчёт { $number }: { $product } — { $counted }.
inventory-deed-entered = Посчитано: { $product }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}
inventory-uncounted = Пересчёт { $number }: строки прежние.
inventory-count-progress = Посчитано: { $done }. { $left ->
    [0] Больше считать нечего.
   *[other] Осталось: { $left }.
}
inventory-sheet-title = Пересчёт { $number }: { $warehouse }
inventory-sheet-tick = ✓ { $quantity }
inventory-sheet-tick-moved = ⚠ { $quantity }
inventory-sheet-moved = ⚠ товар двигался, пока шёл пересчёт. Движения я учту, но такие строки лучше перепроверить.
inventory-count-finished = Пересчёт { $number } завершён
inventory-count-finished-ahead = Завершить пересчёт { $number }
inventory-count-agrees = Всё сошлось с учётом.
inventory-count-document = { $number } · { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}
inventory-count-moved = Двигались во время пересчёта: { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}. Эти движения не потеряются: разница взята на момент подсчёта.
inventory-count-left = Не посчитано: { $count ->
    [one] { $count } товар, его остаток не меняется.
    [few] { $count } товара, их остатки не меняются.
   *[other] { $count } товаров, их остатки не меняются.
}
inventory-count-abandoned = Пересчёт { $number } прерван, остатки прежние.
inventory-count-abandoned-ahead = Прервать пересчёт { $number }: остатки останутся прежними.
inventory-count-open-again = Пересчёт { $number } снова идёт.
inventory-counts-title = Пересчёты
inventory-counts-none = Пересчётов ещё не было.
inventory-count-state-open = идёт
inventory-count-state-waiting = ждёт утверждения
inventory-count-state-finished = завершён
inventory-count-state-abandoned = прерван
inventory-count-state-annulled = отменён
inventory-label-expected = На начало
inventory-label-book = По учёту
inventory-label-counted = Посчитано
inventory-label-difference = Разница
inventory-label-lines-counted = Посчитано товаров
inventory-label-shortage = Недостача
inventory-label-shortage-worth = Недостача в деньгах
inventory-label-surplus = Излишек
inventory-label-surplus-worth = Излишек в деньгах
inventory-label-number = №
inventory-label-state = Состояние
inventory-nothing-open = Сейчас ничего не пересчитывают.
inventory-no-open-count = Сейчас ничего не пересчитывают. Начать пересчёт склада?
inventory-count-goes-on = Пересчёт { $number } склада «{ $warehouse }» уже идёт. Сначала завершите его или прервите.
inventory-count-closed = Пересчёт { $number } уже не идёт.
inventory-count-begun = В пересчёте { $number } уже посчитано. Его можно прервать.
inventory-nothing-counted = В пересчёте { $number } пока ничего не посчитано.
inventory-count-outdated = { $product }: посчитали { $counted }, а после этого ушло { $gone }. Пересчитайте этот товар ещё раз.
inventory-button-start-count = 📋 Начать пересчёт
inventory-button-sheet = Лист пересчёта
inventory-button-next = Дальше: { $product }
inventory-button-finish-count = Завершить
inventory-button-stop-count = Прервать
inventory-button-rest-zero = Завершить, остального нет
inventory-button-recount = Пересчитать: { $product }

## В пути
inventory-sending-one = Перемещение { $number }: { $product }, { $quantity } в пути. На складе «{ $place }» осталось { $left }.
inventory-sending-many = Перемещение { $number }: в пути
inventory-deed-sending = Отправлено: { $product }, { $quantity }{ $more ->
    [0] { "" }
   *[other] { " " }и ещё { $more }
}
inventory-arrived = Перемещение { $number } принято: { $place }
inventory-arrived-ahead = Принять перемещение { $number }: { $place }
inventory-on-way-again = Перемещение { $number } снова в пути.
inventory-on-way-title = В пути
inventory-on-way-nothing = В пути ничего нет.
inventory-on-way-goods = В пути между складами: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}.
inventory-still-on-way = Ещё в пути: { $count ->
    [one] { $count } товар
    [few] { $count } товара
   *[other] { $count } товаров
}.
inventory-way = { $source } → { $target }
inventory-option-transfer = { $number }: { $source } → { $target }
inventory-transit-difference = { $number } · { $product }, { $quantity }
inventory-label-on-way = В пути
inventory-label-on-way-worth = На сумму
inventory-label-way = Откуда и куда
inventory-label-came = Пришло
inventory-label-worth-sending = На сумму
inventory-nothing-on-way = Принимать нечего: в пути ничего нет или всё уже пришло.
inventory-received-since = Перемещение { $number } уже принимали. Сначала отмените приём.
inventory-button-on-way = Ещё в пути, примут позже
inventory-button-on-way-list = 🚚 В пути
inventory-button-accept = Принять
inventory-button-accept-one = Принять { $number }: { $target }
inventory-button-accept-rest = Пришло остальное
inventory-button-rest-lost = Остальное пропало

## Наборы
inventory-kit = { $product }
inventory-kit-set = { $product } — теперь набор: { $parts }
inventory-kit-set-ahead = { $product } — набор: { $parts }
inventory-kit-set-anew = Новый состав. { $product }: { $parts }
inventory-kit-piece = { $product } — { $quantity }
inventory-kit-list = { $before }, { $piece }
inventory-kit-and-more = { $before } и ещё { $more }
inventory-kit-no-parts = без состава
inventory-kit-parts-title = Состав
inventory-kits-title = Наборы
inventory-kits-none = Наборов пока нет. Напишите, например: «набор Подарочный: 1 роза, 2 открытки за 1500».
inventory-kit-lacking = Сейчас не собрать ни одного: не хватает — { $parts }.
inventory-kit-removed = { $product }: больше не набор
inventory-kit-removed-ahead = Убрать состав: { $product }
inventory-kit-removed-note = Теперь это обычный товар со своим остатком. Заказы, которые уже приняты, отгрузятся прежним составом.
inventory-kind-kit = набор, на складе лежат его части
inventory-label-kit = Набор
inventory-label-part = Часть
inventory-label-in-kit = В наборе
inventory-label-buildable = Можно собрать
inventory-label-kit-cost = Себестоимость частей
inventory-label-apart = Цена частей по отдельности
inventory-button-remove-kit = Убрать состав
inventory-button-receive-parts = 📦 Оприходовать части
inventory-button-write-off-parts = Списать части
inventory-button-transfer-parts = Переместить части
inventory-kit-has-no-stock = { $product } — набор, сам он на складе не лежит: лежат его части. В одном наборе: { $parts }.
inventory-kit-has-stock = { $product }: на складе ещё { $left }. Набор своего остатка не имеет, поэтому сначала продайте, спишите или переместите то, что лежит, а потом задайте состав.
inventory-kit-in-kit = Набор внутри набора не положить: { $product }{ $parts ->
    [0] { " " }уже лежит в наборе «{ $kit }».
   *[1] { " " }— тоже набор. Положите в «{ $kit }» его части: { $inside }.
}
inventory-kit-in-itself = { $product }: набор не может состоять из самого себя.
inventory-part-not-goods = { $product } — услуга. Набор «{ $kit }» собирается из товаров, а услугу добавьте в заказ отдельной строкой.
inventory-part-twice = { $product } названо в составе дважды. Скажите одним числом, сколько нужно.
inventory-not-kit = { $product } — не набор. Задать состав можно так: «набор { $product }: 1 роза, 2 открытки».
inventory-kit-whole = { $product }: набор бывает только целым, а вышло { $quantity }.
inventory-part-of-kit = { $product }: входит в набор «{ $kit }»{ $more ->
    [0] { "" }
    [one] { " " }и ещё { $more } набор
    [few] { " " }и ещё { $more } набора
   *[other] { " " }и ещё { $more } наборов
}. Сначала измените состав.
inventory-kit-awaited = { $product }: ждут в документе ({ $document }), который ещё не закончен. Закончите или отмените его, а потом задайте состав.
inventory-check-kit-empty = Набор { $product }: нет состава.
inventory-check-kit-stock = Набор { $product }: у него есть свой остаток, а лежать должны только части.
inventory-check-kit-inside = Набор { $product }: внутри него другой набор.

## Серийные номера
inventory-serials-on = { $product }: теперь по серийным номерам
inventory-serials-on-ahead = { $product }: вести по серийным номерам
inventory-serials-off = { $product }: больше не по серийным номерам
inventory-serials-off-ahead = { $product }: не вести по серийным номерам
inventory-serials-how = При приходе спрошу номера, при отгрузке — какой именно уходит. История номера: «где 356938035643809».
inventory-serials-none = { $product }: на складах ни одного номера.
inventory-serials-title = { $product }: номера на складах
inventory-serials-first = Показаны первые { $count }.
inventory-serials-shipped = Серийные номера: { $numbers }
inventory-serial-title = { $product }, № { $number }
inventory-serial-now = Сейчас: { $where }
inventory-serial-nobody = Номер { $number } у нас не проходил.
inventory-serial-several = На { $number } кончаются несколько номеров. Какой нужен?
inventory-serial-at = на складе «{ $warehouse }»
inventory-serial-sold = продан
inventory-serial-lost = списан
inventory-serial-way = в пути между складами
inventory-serial-gone = не на складе
inventory-serial-receipt-in = Приход { $number }: { $warehouse }
inventory-serial-receipt-out = Приход { $number }
inventory-serial-write-off-in = Списание { $number }
inventory-serial-write-off-out = Списание { $number }: { $warehouse }
inventory-serial-transfer-in = Перемещение { $number }: на склад «{ $warehouse }»
inventory-serial-transfer-out = Перемещение { $number }: со склада «{ $warehouse }»
inventory-serial-arrival-in = Принято по перемещению: { $warehouse }
inventory-serial-arrival-out = Принято по перемещению: { $warehouse }
inventory-serial-count-in = Нашёлся при пересчёте { $number }: { $warehouse }
inventory-serial-count-out = Не нашёлся при пересчёте { $number }: { $warehouse }
inventory-serial-surplus-in = Излишек { $number }: { $warehouse }
inventory-serial-surplus-out = Излишек { $number }: { $warehouse }
inventory-serial-shortage-in = Недостача { $number }: { $warehouse }
inventory-serial-shortage-out = Недостача { $number }: { $warehouse }
inventory-serial-other-in = Записан: { $warehouse }
inventory-serial-other-out = Ушёл: { $warehouse }
inventory-serial-storno-in = Отменено, снова на складе: { $warehouse }
inventory-serial-storno-out = Отменено, снят со склада: { $warehouse }
inventory-label-serial = Номер
inventory-label-serials = Серийные номера
inventory-serial-taken = Номер { $number } ({ $product }) уже лежит на складе «{ $warehouse }».
inventory-serial-elsewhere = Номер { $number } ({ $product }) не отдать: { $where }.
inventory-serial-unknown = { $product }: номера { $number } у нас нет. Проверьте цифры.
inventory-serials-too-many = Номеров больше, чем товара: { $number }{ $count ->
    [1] { " " }лишний.
   *[other] { " " }и другие лишние.
}
inventory-serial-whole = { $product } ведётся по серийным номерам, поэтому бывает только целыми штуками, а вышло { $quantity }.
inventory-serials-not-here = { $product } ведётся по серийным номерам, и здесь не назвать, какие именно. Сделайте это отдельным действием: приход, отгрузка, возврат, списание или перемещение спросят номера.
inventory-serials-one-place = { $product } лежит в нескольких местах или в пути. Соберите всё на одном складе или спишите, и тогда я запишу номера.
inventory-not-by-serials = { $product } не ведётся по серийным номерам. Включить: «веди { $product } по серийным номерам».
inventory-serial-not-from = Номер { $number } ({ $product }) уходил не с этой продажей.
inventory-check-serials = { $product } ({ $warehouse }): на складе { $stored }, а серийных номеров { $counted }.
inventory-check-serial-place = Серийный номер { $number }: лежит не там, куда его привели движения.

## Упаковки и коды
inventory-pack = { $pack } = { $quantity }
inventory-pack-set = { $product }: { $pack } = { $quantity }
inventory-pack-unknown = { $product }: { $pack } — это сколько? Скажите один раз, считая в единицах товара ({ $own }), и я запомню.
inventory-pack-is-unit = { $product } и так считается в этих единицах ({ $own }).
inventory-label-pack = Упаковка
inventory-scales-title = Коды весов
inventory-scale-set = Коды весов на { $prefix }: внутри { $inside }
inventory-scale-gone = Коды на { $prefix } — больше не с весов
inventory-scales-put-back = Коды весов — как были
inventory-scale-shape = { $prefix } + 5 цифр артикула + 5 цифр внутри + контрольная
inventory-scales-note = Артикул товара должен совпадать с номером на весах: 12 или 00012. Потом просто напишите «продал» и код с этикетки или пришлите её фото.
inventory-scale-unknown = Кодов весов на { $prefix } и не было.
inventory-price-inside = В коде сумма { $amount }, а цены у товара «{ $product }» нет: вес без неё не узнать. Назовите цену.
inventory-family = { $family }
inventory-label-variants = Вариантов
inventory-label-variant = Вариант
inventory-variants-added = { $family }: { $count ->
    [one] добавлен { $count } вариант
    [few] добавлено { $count } варианта
   *[other] добавлено { $count } вариантов
}
inventory-variants-joined = { $more ->
    [0] «{ $product }» уже был в списке и стал вариантом.
   *[other] «{ $product }» и ещё { $more } уже были в списке и стали вариантами.
}
inventory-button-more-variants = Добавить варианты
inventory-too-many-variants = { $count ->
    [0] Не вижу вариантов. Перечислите их через запятую, свойства — через точку с запятой: «S, M, L; белая, чёрная».
   *[other] Вышло бы { $count } вариантов, за один раз — до { $most }. Добавьте частями.
}
inventory-codes-given = { $count ->
    [one] Свой штрихкод получил { $count } товар
    [few] Свои штрихкоды получили { $count } товара
   *[other] Свои штрихкоды получили { $count } товаров
}
inventory-codes-taken = { $count ->
    [one] Штрихкод снят с { $count } товара
   *[other] Штрихкоды сняты с { $count } товаров
}
inventory-button-labels = Этикетки
inventory-which-code = На снимке несколько кодов. Какой товар?
inventory-code-unknown = Код { $code } пока ни к какому товару не привязан.
inventory-code-of-no-goods = Здесь не код товара: похоже на ссылку или кассовый чек.
inventory-button-set-pack = Указать, сколько в упаковке
inventory-button-set-price = Назначить цену
inventory-button-tie = Привязать к товару
inventory-button-left = Остаток
inventory-button-sell = Продать

## Склады
inventory-damaged-place = Брак
inventory-main-warehouse = Основной
inventory-warehouse-main = { $name } (главный)
inventory-warehouses-title = Склады
inventory-warehouse-added = Новый склад: { $warehouse }
inventory-warehouse-removed = Склад убран: { $warehouse }
inventory-warehouse-removed-ahead = Убрать склад: { $warehouse }

## Отказы
inventory-out-of-stock = Не хватает: { $product }. Нужно { $wanted }, доступно { $available }.{ $more ->
    [0] { "" }
    [one] { " " }И ещё { $more } товар.
    [few] { " " }И ещё { $more } товара.
   *[other] { " " }И ещё { $more } товаров.
}
inventory-not-stocked = { $product }: это услуга, на складе она не учитывается.
inventory-same-name = Товар «{ $product }» уже есть.
inventory-barcode-taken = Штрихкод { $barcode } уже у товара «{ $product }».
inventory-all-coded = У всех этих товаров штрихкод уже есть.
inventory-stock-remains = { $product }: на складе ещё { $left } или что-то отложено для заказов. Сначала продайте или спишите.
inventory-warehouse-exists = Склад «{ $warehouse }» уже есть.
inventory-warehouse-in-use = На складе «{ $warehouse }» есть товар, убрать его нельзя.
inventory-same-place = Товар и так на складе «{ $warehouse }». Назовите другой склад: добавить новый можно командой /warehouse.
inventory-strange-unit = { $product }: не могу перевести { $typed } в единицу товара ({ $own }).
inventory-too-little = { $product }: слишком мало, чтобы учесть.
inventory-unit-in-use = { $product }: товар уже двигался (на складе { $left }), поэтому единицу менять нельзя: старые документы стали бы неверны. Укажите упаковку (например, «в коробке 12 штук») или заведите новый товар.
inventory-nothing-to-change = { $product }: так уже и записано.
inventory-nothing-priced = Нет товаров с ценой, которую можно изменить.
inventory-too-much = «{ $product }»: выходит слишком большое число. Проверьте количество и цену.
inventory-price-below-zero = Цены нельзя изменить на { $percent }. Снизить можно меньше чем на 100 %.
inventory-counted-since = { $product }: после этого был пересчёт { $number } ({ $day }). Сначала отмените его.
inventory-used-since = { $product }: пришло { $quantity }, а осталось { $left }. Мешает { $by }.
inventory-annulled-already = Документ { $number } уже отменён.
inventory-changed-since = { $product }: с тех пор значение снова меняли, поэтому вернуть прежнее нельзя.
inventory-in-use = { $product }: товаром уже пользовались. Его можно отправить в архив.
inventory-by-reserve = резерв под заказы
inventory-by-document = { $document } № { $number }
inventory-by-receipt = приход
inventory-by-write-off = списание
inventory-by-transfer = перемещение
inventory-by-transfer-out = перемещение
inventory-by-count = пересчёт
inventory-by-surplus = излишек
inventory-by-shortage = недостача
inventory-by-arrival = приём перемещения
inventory-by-transfer-in = приём перемещения
inventory-by-shipment = отгрузка

## Кнопки
inventory-no-such-goods = Такого товара пока нет: «{ $product }». Создать его?
inventory-option-create = Создать товар «{ $product }»
inventory-button-receive = 📦 Оприходовать
inventory-button-reorder = Что и сколько заказать
inventory-button-write-off = Списать
inventory-button-price = Изменить цену
inventory-button-movements = Движения
inventory-button-open = { $product }
inventory-button-add = Добавить товар
inventory-button-low = Что докупить

## Проверка
inventory-check-on-hand = { $product } ({ $warehouse }): записано { $stored }, по движениям { $counted }.
inventory-check-value = { $product } ({ $warehouse }): записано на { $stored }, по движениям на { $counted }.
inventory-check-astray = { $product } ({ $warehouse }): стоимость { $value } не соответствует остатку.
inventory-check-on-way = { $product }, перемещение { $number }: записано в пути { $stored }, по движениям { $counted }.
inventory-check-lost = Движения без остатка: товар { $product }, { $counted }.

## Команды
inventory-command-good = Новый товар
inventory-command-price = Изменить цену
inventory-command-prices = Изменить цены на процент
inventory-command-goods = Товары и цены
inventory-command-stock = Остатки
inventory-command-receive = Приход товара
inventory-command-writeoff = Списание
inventory-command-movegoods = Перемещение между складами
inventory-command-count = Пересчёт
inventory-command-stocktake = Начать пересчёт склада
inventory-command-counted = Внести в пересчёт
inventory-command-sheet = Лист пересчёта
inventory-command-finishcount = Завершить пересчёт
inventory-command-stopcount = Прервать пересчёт
inventory-command-counts = Пересчёты
inventory-command-accept = Принять перемещение
inventory-command-transit = Что в пути
inventory-command-kit = Набор: из чего состоит
inventory-command-kits = Наборы
inventory-command-by-serials = Вести по серийным номерам
inventory-command-serials = Серийные номера товара
inventory-command-serial = Найти серийный номер
inventory-command-pack = Сколько в упаковке
inventory-command-variants = Товар в вариантах
inventory-command-give-codes = Свои штрихкоды
inventory-command-code = Найти товар по коду
inventory-command-scales = Коды весов
inventory-command-low = Что заканчивается
inventory-command-level = Предупреждать об остатке
inventory-command-write-offs = Что списано
inventory-command-movements = Движения товара
inventory-command-warehouses = Склады
inventory-command-warehouse = Новый склад

inventory-notice-low = Товар заканчивается

## Партии и сроки
inventory-batch-both = { $number }, до { $day }
inventory-batch-number = { $number }
inventory-batch-day = до { $day }
inventory-batch-nameless = без партии
inventory-batch-of = { $product }: { $batch }
inventory-batch-quantity = { $batch } — { $quantity }
inventory-label-batch = Партия
inventory-label-good = Годен
inventory-expires-today = последний день
inventory-expires-in = ещё { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
inventory-expired-ago = просрочен { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
inventory-some-expired = Из них просрочено: { $quantity }.
inventory-batches-on = { $product }: теперь по партиям и срокам
inventory-batches-on-ahead = { $product }: вести по партиям и срокам
inventory-batches-off = { $product }: больше не по партиям
inventory-batches-off-ahead = { $product }: не вести по партиям
inventory-batches-how = Называйте партию или срок в приходе: «приход 20 штук до 15 декабря, партия 17А». Первым уходит то, что портится раньше.
inventory-batches-nameless = Всё, что сейчас на складе, пока без срока. Его можно назвать.
inventory-batches-title = Партии: { $product }
inventory-batches-none = { $product }: на складе ничего нет.
inventory-batch-told = { $product }, { $quantity }: { $batch }
inventory-batch-untold = { $product }: партия снова не указана.
inventory-button-batches = Партии
inventory-button-set-batches = Вести по партиям
inventory-button-tell-batch = Указать срок
inventory-button-write-off-expired = Списать просроченное
inventory-button-sell-expired = Разрешить продажу просроченного
inventory-expired-goods = { $product }: нужно { $wanted }, годных { $available }, ещё { $expired } просрочено.
inventory-batch-unknown = { $product }: на складе нет такой партии ({ $batch }).
inventory-batch-short = { $product }: в партии ({ $batch }) только { $available }, а нужно { $wanted }.
inventory-not-by-batches = { $product } пока не ведётся по партиям.
inventory-batch-moved = { $product }: с тех пор товар двигался по партиям, поэтому вернуть как было нельзя.
inventory-no-nameless = { $product }: без партии столько нет, только { $left }.
inventory-by-batches = другая партия
inventory-check-batch = { $product } ({ $warehouse }), партия «{ $batch }»: записано { $stored }, по движениям { $counted }.
inventory-check-batch-below-zero = { $product } ({ $warehouse }), партия «{ $batch }»: меньше нуля, { $stored }.
inventory-check-batches = { $product } ({ $warehouse }): по партиям { $stored }, на складе { $counted }.
inventory-command-by-batches = Вести товар по партиям
inventory-command-batches = Партии товара
inventory-command-tell-batch = Указать партию или срок
inventory-expiring-title = Срок годности кончится за { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
inventory-expiring-none = За { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
} ничего не испортится.
inventory-expiring-more = И ещё { $count ->
    [one] { $count } партия
    [few] { $count } партии
   *[other] { $count } партий
}.
inventory-expired-title = Просрочено
inventory-expired-none = Просроченного на складе нет.
inventory-nothing-expired = Просроченного на складе нет: списывать нечего.
inventory-reason-expired = просрочка
inventory-label-expiring-worth = На сумму
inventory-label-sell-expired = Продавать просроченное
inventory-label-expiry-steps = Предупреждать
inventory-steps = за { $days } дн. до срока
inventory-steps-odd = назовите от одного до шести чисел дней, например: 30, 14, 7
inventory-rules-title = Правила о сроках годности
inventory-rules-set = Правила о сроках годности изменены
inventory-button-sell-expired-off = Не продавать просроченное
inventory-command-expiring = Что скоро испортится
inventory-command-expired = Что просрочено
inventory-command-write-off-expired = Списать просроченное
inventory-command-expiry-rules = Правила о сроках
inventory-expiring-told = Подходит срок годности
inventory-button-expiring = Все сроки
inventory-notice-expiring = Подходит срок годности
inventory-batches-begun = Теперь по партиям и срокам: { $products }. Первым уходит то, что портится раньше.
inventory-came-expired = Срок уже вышел: покупателям это не уйдёт.

## Себестоимость: средняя или ФИФО
inventory-costing-fifo = Себестоимость — по ФИФО
inventory-costing-moving-average = Себестоимость — по средней
inventory-costing-fifo-means = Первым уходит то, что пришло раньше, по той цене, по какой пришло.
inventory-costing-moving-average-means = Всё, что лежит на складе, стоит одинаково: по средней из всех приходов.
inventory-costing-fifo-from-now = Так считается с этого дня. Что лежит сейчас, станет первым слоем по нынешней средней; прошлые продажи не меняются.
inventory-costing-moving-average-from-now = Так считается с этого дня. Слои сольются в одну среднюю, стоимость склада та же; прошлые продажи не меняются.
inventory-label-costed-goods = Товаров на складе
inventory-button-costing-fifo = Считать по ФИФО
inventory-button-costing-moving-average = Считать по средней
inventory-button-layers = По какой цене лежит
inventory-costed-so = Себестоимость уже считается так: { $way }.
inventory-layers-moved = С тех пор товар двигался, поэтому прежних слоёв не вернуть. ФИФО можно включить заново.
inventory-layers-title = По какой цене лежит: { $product }
inventory-layers-first = Показаны первые { $count ->
    [one] { $count } слой
    [few] { $count } слоя
   *[other] { $count } слоёв
}.
inventory-layers-not-kept = { $product }: себестоимость считается по средней, слоёв нет.
inventory-layer-owed = продано до прихода
inventory-label-came-on = Пришло
inventory-label-each = За единицу
inventory-check-layer = { $product } ({ $warehouse }), слой от { $day }: записано { $stored } на { $worth }, по движениям { $counted } на { $should }.
inventory-check-layer-astray = { $product } ({ $warehouse }), слой от { $day }: { $stored } на { $worth } быть не может.
inventory-check-layers = { $product } ({ $warehouse }): по слоям { $stored } на { $worth }, на складе { $counted } на { $should }.
inventory-command-costing = Как считать себестоимость
inventory-command-layers = По какой цене лежит товар
field-inventory-costing = Себестоимость
ask-inventory-costing = Как считать себестоимость?

## Документы задним числом
inventory-recosted = Себестоимость посчитана заново: { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[other] { $count } документов
} с этого дня.
inventory-recosted-ahead = Себестоимость будет посчитана заново: { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[other] { $count } документов
} с этого дня.
inventory-label-recosted = Поправка себестоимости
inventory-not-recosted-returns = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: с этого дня были возвраты, поэтому себестоимость прошлых продаж останется как была.
inventory-not-recosted-on-way = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: с этого дня товар ехал между складами, поэтому себестоимость прошлых продаж останется как была.
inventory-not-recosted-below-zero = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: с этого дня товар уходил в минус, поэтому себестоимость прошлых продаж останется как была.
inventory-not-recosted-told-late = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: раньше себестоимость не знали, поэтому прошлые продажи останутся без неё.
inventory-not-recosted-landed = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: с этого дня в себестоимость добавляли доставку, поэтому себестоимость прошлых продаж останется как была.
inventory-not-recosted-taken-back = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: с этого дня отменяли старые документы, поэтому себестоимость прошлых продаж останется как была.
inventory-not-recosted-many = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: с этого дня слишком много движений, поэтому себестоимость прошлых продаж останется как была.
inventory-not-recosted-fifo = { $products }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}: слой встал на свой день, себестоимость прошлых продаж остаётся как была.
inventory-counted-later = { $product }: после этого дня был пересчёт { $number } ({ $day }), и он уже сказал, сколько есть. Если этого в нём не было, запишите сегодняшним днём.
inventory-button-today = Записать сегодняшним днём
inventory-was-not-there = { $product }: { $quantity } списать за { $day } нельзя, { $same ->
    [1] в тот день столько не было.
   *[other] тогда { $on } не хватило бы на то, что ушло.
}
inventory-topic = Товары и склад

## Утверждение пересчётов
ask-inventory-amount = С какой суммы пересчёт утверждает второй человек? 0 — никогда.
field-inventory-number = Номер пересчёта
ask-inventory-number = Какой пересчёт?
inventory-count-limit = Сумма утверждения пересчётов
inventory-count-limit-set = Пересчёты с разницей больше { $amount } утверждает второй человек.
inventory-count-limit-none = Пересчёты утверждать не нужно.
inventory-count-limit-alone = Сейчас утверждать, кроме вас, некому: ваши пересчёты завершаются сразу. Дайте кому-нибудь роль администратора.
inventory-count-waits = Пересчёт № { $number } ждёт утверждения
inventory-count-waits-why = Разница больше суммы, с которой нужен второй человек. Ему уже написали; остатки пока прежние.
inventory-count-asks = { $who }: пересчёт № { $number }, { $warehouse }. Разница большая, нужно ваше «да».
inventory-count-approved = Пересчёт № { $number } утверждён
inventory-count-approved-ahead = Утвердить пересчёт № { $number }
inventory-count-declined = Пересчёт № { $number } отклонён, лист снова открыт
inventory-count-declined-ahead = Отклонить пересчёт № { $number }
inventory-count-waiting = Пересчёт № { $number } ждёт утверждения: лист закрыт.
inventory-count-too-dear = Разница слишком большая, чтобы записать её сразу: такие пересчёты утверждает второй человек. Начните пересчёт склада.
inventory-own-count = Пересчёт № { $number } завершили вы сами: утвердить его должен кто-то другой.
inventory-none-waits = Такого пересчёта среди ждущих утверждения нет.
inventory-label-difference-worth = Разница в деньгах
inventory-button-approve-count = Утвердить
inventory-button-decline-count = Отклонить
inventory-command-count-limit = Утверждать пересчёты
inventory-command-approve-count = Утвердить пересчёт
inventory-command-decline-count = Отклонить пересчёт
inventory-notice-count-waits = Пересчёт ждёт утверждения
inventory-notice-count-judged = Что решили о пересчёте
