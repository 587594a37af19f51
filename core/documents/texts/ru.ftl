## Вопросы и подписи
ask-documents-order = По какому заказу?
ask-documents-customer = По какому клиенту?
ask-documents-legal-name = Как назвать вас в документах? Например: ИП Иванова Анна Петровна.
ask-documents-inn = Какой у вас ИНН?
ask-documents-kpp = Какой КПП?
ask-documents-bank = В каком банке ваш счёт?
ask-documents-bic = Какой БИК у банка?
ask-documents-settlement = Какой номер расчётного счёта?
ask-documents-correspondent = Какой корреспондентский счёт?
ask-documents-legal-address = Какой юридический адрес?
field-documents-legal-name = Название
field-documents-inn = ИНН
field-documents-kpp = КПП
field-documents-bank = Банк
field-documents-bic = БИК
field-documents-settlement = Расчётный счёт
field-documents-correspondent = Корр. счёт
field-documents-legal-address = Юридический адрес
field-documents-asks = Спросить недостающее
field-documents-sheet = Бумага
field-documents-category = Категория
field-documents-code = Код на этикетке
field-documents-uncoded = Без кода
ask-documents-sheet = На чём печатаем?
ask-documents-lines = Для каких товаров этикетки?

## Дела
documents-made = Готов документ: { $name }
documents-requisites = Реквизиты для документов
documents-requisites-set = Реквизиты записаны
documents-requisites-back = Реквизиты снова прежние

## На бумаге
documents-invoice-title = Счёт на оплату { $order } от { $day }
documents-invoice-file = Счёт { $order }
documents-waybill-title = Накладная к заказу { $order } от { $day }
documents-waybill-file = Накладная { $order }
documents-receipt-title = Товарный чек { $order } от { $day }
documents-receipt-file = Товарный чек { $order }
documents-prices-title = Прайс-лист на { $day }
documents-prices-file = Прайс-лист
documents-statement-title = Акт сверки взаимных расчётов: { $customer }
documents-statement-file = Акт сверки — { $customer }
documents-purpose = Оплата по заказу { $order } от { $day }
documents-for-payment = К оплате: { $amount }. Назначение платежа: { $purpose }.
documents-scan = Оплата по коду в приложении банка
documents-legal-name = Получатель
documents-inn = ИНН
documents-kpp = КПП
documents-bank = Банк
documents-bic = БИК
documents-settlement = Расчётный счёт
documents-correspondent = Корр. счёт
documents-supplier = Поставщик
documents-sender = Отправитель
documents-buyer = Покупатель
documents-column-number = №
documents-column-goods = Товар, услуга
documents-column-unit = За
documents-category = { $name }
documents-total = Итого
documents-paid = Уже оплачено
documents-due = К оплате
documents-column-rate = Ставка НДС
documents-column-vat = в т. ч. НДС
documents-column-vat-on-top = НДС
documents-without-vat = Без НДС
documents-labels-file = Этикетки — { $product }{ $more ->
    [0] {""}
   *[other] { " " }и ещё { $more }
}
documents-label-for = за { $quantity }
documents-sign-head = Руководитель
documents-sign-gave = Отпустил
documents-sign-took = Получил
documents-sign-seller = Продавец
documents-sign-ours = С нашей стороны
documents-sign-theirs = { $customer }

## Кнопки
documents-button-requisites = Заполнить реквизиты
documents-button-invoice = Счёт
documents-button-waybill = Накладная
documents-button-receipt = Товарный чек
documents-button-statement = Акт сверки (PDF)
documents-button-give-codes = Присвоить свои коды
documents-button-uncoded = Печатать без кода

## Отказы
documents-wrong-requisite = { $what }: «{ $value }» — так не бывает. Проверьте цифры.
documents-no-requisites = Для счёта нужны реквизиты: клиент должен знать, куда платить. Не хватает: { $what }.
documents-nothing-to-pay = По заказу { $order } платить нечего — счёт не нужен.
documents-no-lines = Печатать нечего: список пуст.
documents-no-printer = Здесь документы не печатаются.
documents-no-codes = { $more ->
    [0] У товара «{ $product }» нет штрихкода. Присвоить ему свой, внутренний?
   *[other] Нет штрихкода: { $product } и ещё { $more }. Присвоить им свои, внутренние?
}
documents-too-many-labels = В одном файле — до { $most } этикеток. Напечатайте частями.

## Команды
documents-command-invoice = Счёт на оплату
documents-command-waybill = Накладная
documents-command-goods-receipt = Товарный чек
documents-command-pricelist = Прайс-лист
documents-command-labels = Этикетки и ценники
documents-command-all-labels = Этикетки на все товары
documents-command-requisites = Реквизиты
documents-topic = Документы
