## Вопросы и подписи
ask-purchasing-batch = Какая партия?
ask-purchasing-supplier = У какого поставщика?
ask-purchasing-lines = Что заказать и сколько? Например: мука 20 мешков по 900
ask-purchasing-quantity = Сколько?
ask-purchasing-price = По какой цене?
ask-purchasing-due = Когда ждём?
ask-purchasing-purchase = Какой заказ поставщику?
ask-purchasing-name = Как зовут поставщика?
ask-purchasing-percent = На сколько процентов больше заказанного можно принять?
field-purchasing-serials = Серийные номера
field-purchasing-supplier = Поставщик
field-purchasing-purchase = Заказ поставщику
field-purchasing-draft = Черновик
field-purchasing-inn = ИНН
field-purchasing-lead-days = Срок поставки
field-purchasing-min-sum = Минимальная сумма
field-purchasing-status = Состояние
field-purchasing-late = Только опоздавшее

## Команды
purchasing-command-purchase = Заказать у поставщика
purchasing-command-purchases = Заказы поставщикам
purchasing-command-came = Пришло от поставщика
purchasing-command-coming = Что едет от поставщиков
purchasing-command-supplier = Карточка поставщика
purchasing-command-suppliers = Поставщики

## Подписи
purchasing-label-number = №
purchasing-label-state = Состояние
purchasing-label-expected = Ждём
purchasing-label-total = Сумма заказа
purchasing-label-came = Пришло
purchasing-label-left = Осталось
purchasing-label-worth = На сумму
purchasing-label-document = Приход
purchasing-label-receipt = Приход { $number }
purchasing-state-draft = черновик
purchasing-state-placed = заказан
purchasing-state-partly = пришёл частично
purchasing-state-received = пришёл
purchasing-state-closed = закрыт, пришло не всё
purchasing-state-cancelled = отменён
purchasing-state-annulled = аннулирован
purchasing-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
purchasing-packs = { $packs } ({ $quantity })
purchasing-draft = черновик
purchasing-detail = { $supplier }, { $day }

## Поставщики
purchasing-supplier-title = { $supplier }
purchasing-supplier-added = Новый поставщик: { $supplier }
purchasing-supplier-removed = Поставщик убран: { $supplier }
purchasing-supplier-removed-ahead = Убрать поставщика: { $supplier }
purchasing-supplier-changed = Карточка поставщика изменена: { $supplier }
purchasing-supplier-changed-ahead = Новое у поставщика: { $supplier }
purchasing-supplier-put-back = У поставщика всё как прежде: { $supplier }
purchasing-supplier-archived = Поставщик в архиве: { $supplier }
purchasing-supplier-archived-ahead = Поставщик в архив: { $supplier }
purchasing-supplier-again = Поставщик снова в списке: { $supplier }
purchasing-supplier-put-away = В архиве
purchasing-suppliers = Поставщики
purchasing-no-suppliers = Поставщиков пока нет. Напишите, например: «закажи у Мельника 20 мешков муки по 900».
purchasing-button-order = Заказать
purchasing-button-orders = Заказы

## Заказы
purchasing-the-order = заказ поставщику { $number }
purchasing-the-draft = черновик заказа
purchasing-card = { $supplier }: { $order }
purchasing-placed = Заказано у «{ $supplier }»: { $order }
purchasing-placed-ahead = Заказать у «{ $supplier }»
purchasing-drafted = Черновик заказа для «{ $supplier }»
purchasing-new-supplier = Новый поставщик, завёл карточку.
purchasing-new-goods = Новые товары: { $products }.
purchasing-without-price = Без цены: { $products }. Примем по последней известной цене, в долг это не попадёт.
purchasing-below-minimum = «{ $supplier }» возит от { $least }: не хватает { $more }.
purchasing-overdue = { $days ->
    [one] Опаздывает на { $days } день.
    [few] Опаздывает на { $days } дня.
   *[other] Опаздывает на { $days } дней.
}
purchasing-annulled = Отменил как не было: { $order }
purchasing-supplier-gone = Карточку «{ $supplier }» тоже убрал: больше на ней ничего нет.
purchasing-goods-gone = Новые товары тоже убрал: { $products }.
purchasing-draft-again = Снова черновик: { $order }
purchasing-cancelled = Отменён { $order }
purchasing-cancelled-ahead = Отменить { $order }
purchasing-rest-closed = Остаток больше не ждём: { $order }
purchasing-reopened = Снова ждём: { $order }
purchasing-button-place = Заказать
purchasing-button-came = Пришло по заказу
purchasing-button-no-order = Это не по заказу
ask-purchasing-digest = Какой файл?
field-purchasing-digest = Файл
field-purchasing-mime = Вид файла
field-purchasing-size = Размер
field-purchasing-sum = Сумма строки
field-purchasing-files = Файлы
field-purchasing-paper = Прочитано с накладной
field-purchasing-number = Номер накладной
field-purchasing-discount = Скидка
field-purchasing-vat = НДС сверху
field-purchasing-total = Итог накладной
purchasing-button-received = Всё пришло
purchasing-button-cancel = Отменить заказ
purchasing-button-close = Остального не будет
purchasing-button-open = Открыть: { $order }
purchasing-button-came-one = Пришло { $number }: { $supplier }

## Приход
purchasing-came = Пришло от «{ $supplier }»: { $order }
purchasing-came-ahead = Принять от «{ $supplier }»: { $order }
purchasing-over = { $product }: сверх заказа { $quantity }, заказывали { $ordered }.
purchasing-still-awaited = { $count ->
    [one] Ждём ещё { $count } позицию.
    [few] Ждём ещё { $count } позиции.
   *[other] Ждём ещё { $count } позиций.
}
purchasing-all-came = Пришло всё, что ждали.
purchasing-awaited-again = Снова ждём: { $order }
purchasing-tolerance-set = Сверх заказа без вопросов принимаем до { $percent }.
purchasing-tolerance-none = Всё, что сверх заказа, принимаем с вопросом.

## Списки
purchasing-list = Заказы поставщикам
purchasing-none = Таких заказов поставщикам нет.
purchasing-coming = Едет от поставщиков
purchasing-late = Опаздывает от поставщиков
purchasing-nothing-comes = От поставщиков ничего не едет.
purchasing-nothing-late = Опозданий нет.
purchasing-late-lines = { $count ->
    [one] Опаздывает { $count } позиция.
    [few] Опаздывают { $count } позиции.
   *[other] Опаздывает { $count } позиций.
}
purchasing-more-comes = Показал первые { $count }.

## Отказы
purchasing-supplier-exists = Поставщик «{ $supplier }» уже есть.
purchasing-supplier-in-use = Карточку «{ $supplier }» уже не убрать: на ней есть заказы или оплаты.
purchasing-supplier-awaited = У «{ $supplier }» есть незаконченные заказы. Сначала примите или отмените их.
purchasing-edited = Карточку «{ $supplier }» с тех пор меняли, оставил как есть.
purchasing-nothing-to-change = У «{ $supplier }» и так всё так.
purchasing-not-draft = Это уже не черновик: { $purchase }.
purchasing-still-draft = Это ещё черновик, поставщику его не отправляли: { $purchase }.
purchasing-not-awaited = Ждать больше нечего: { $purchase }, { $state }.
purchasing-not-ordered = { $product }: такого нет, { $purchase }.
purchasing-has-deliveries = Назад нельзя: по нему уже есть приход { $receipt }. Сначала отмените приход. ({ $purchase })
purchasing-has-payments = Назад нельзя: за него уже платили { $day }. Сначала отмените оплату. ({ $purchase })
purchasing-moved-on = С тех пор всё изменилось, оставил как есть: { $purchase }.
purchasing-past-day = { $day } уже прошло. Назовите день, когда ждать.

## Проверка
purchasing-check-received = Заказ поставщику { $purchase }, { $product }: записано, что пришло { $stored }, по приходам { $counted }.
purchasing-check-total = Заказ поставщику { $purchase }: записана сумма { $stored }, по позициям { $counted }.
purchasing-check-state = Заказ поставщику { $purchase }: записано «{ $stored }», по позициям «{ $counted }».
purchasing-check-delivery = Приход { $receipt } от поставщика: записано { $stored }, по позициям { $counted }.
purchasing-check-annulled = Приход { $receipt } от поставщика отменён не до конца.

## Деньги поставщикам
ask-purchasing-amount = Сколько заплатили?
purchasing-command-paysupplier = Оплата поставщику
purchasing-command-owed = Долги поставщикам
purchasing-item = Закупка
purchasing-paid = Оплата поставщику «{ $supplier }»: { $amount }
purchasing-label-owed = Должны
purchasing-label-ahead = Оплачено вперёд
purchasing-label-owed-all = Всего должны
purchasing-label-ahead-all = Оплачено вперёд
purchasing-label-brought = Привезли на
purchasing-label-paid = Оплачено
purchasing-debts = Долги поставщикам
purchasing-debts-private = Долги поставщикам показываю только лично.
purchasing-no-debts = Поставщикам ничего не должны.
purchasing-button-pay = Оплатить: { $supplier }
purchasing-check-payment = Оплата поставщику «{ $supplier }»: записано { $stored }, по деньгам { $counted }.

## Что заказать
purchasing-command-reorder = Что заказать у поставщиков
field-purchasing-days = Дней для расхода
purchasing-to-buy = { $count ->
    [one] Пора заказать { $count } товар
    [few] Пора заказать { $count } товара
   *[other] Пора заказать { $count } товаров
}
purchasing-nothing-to-buy = Заказывать нечего: всего хватает или уже едет.
purchasing-more-to-buy = { $count ->
    [one] И ещё { $count } товар.
    [few] И ещё { $count } товара.
   *[other] И ещё { $count } товаров.
}
purchasing-how-much = Беру в расчёт свободный остаток и всё, что едет. Расход: среднее в день за последние { $days } дн.; запас на { $ahead } дн. вперёд, но не меньше ещё одного минимума.
purchasing-whom-from = У кого брать остальное, пока не знаю: закажите раз словами, дальше запомню.
purchasing-from = { $supplier }
purchasing-from-nobody = Без поставщика
purchasing-label-there = Свободно
purchasing-label-ordered = Едет
purchasing-label-buy = Заказать
purchasing-button-drafts = Сделать черновики заказов
purchasing-button-place-one = Заказать: { $supplier }
purchasing-drafts-made = { $count ->
    [one] Готов { $count } черновик заказа
    [few] Готовы { $count } черновика заказов
   *[other] Готовы { $count } черновиков заказов
}
purchasing-drafts-gone = { $count ->
    [one] Убрал { $count } черновик заказа
    [few] Убрал { $count } черновика заказов
   *[other] Убрал { $count } черновиков заказов
}
purchasing-lines = { $count ->
    [one] { $count } позиция
    [few] { $count } позиции
   *[other] { $count } позиций
}
purchasing-nothing-to-draft = Черновики делать не из чего: всего хватает, уже едет или неизвестно, у кого брать.
purchasing-topic = Закупки

## Расходы на закупку
field-purchasing-batch = Партия
field-purchasing-expires = Годен до
field-purchasing-cost-kind = За что
field-purchasing-spread = Разложить
purchasing-command-landed = Доставка в себестоимость
purchasing-freight-item = Доставка закупок
purchasing-landed = { $order }, { $what }: { $amount } разложено по товарам
purchasing-landed-dropped = { $order }: { $what } — убрано из стоимости товаров
purchasing-landed-sold = Часть товара уже продана: { $amount } из этой суммы — себестоимость сегодняшнего дня.
purchasing-label-share = Доля
purchasing-label-owed-to = Должны: { $supplier }
purchasing-button-drop-cost = Убрать этот расход
purchasing-nothing-came = { $purchase }: по этому заказу поставщику ещё ничего не пришло, разложить сумму не на что. Сначала примите товар.
purchasing-cost-unknown = Сколько стоил сам товар «{ $product }», я не знаю. Назовите цену закупки: «себестоимость { $product } 100».
purchasing-cost-annulled = Этот расход уже убрали.
purchasing-costs-stand = На этом приходе лежит { $what }, { $amount }. Сначала уберите этот расход.
purchasing-check-landed = Заказ поставщику { $purchase }: расходов на закупку записано { $stored }, по товарам и деньгам { $counted }.
purchasing-serial-came = Пришёл от поставщика: { $supplier }, { $order }
