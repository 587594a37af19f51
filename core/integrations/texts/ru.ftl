## Вопросы и подписи
ask-integrations-files = Пришлите файл: CSV, XLSX или ZIP с ними.
ask-integrations-column = Какой столбец поправить?
ask-integrations-field = Что в этом столбце?
field-integrations-files = Файлы
field-integrations-choices = Уточнения
field-integrations-column = Столбец
field-integrations-field = Что это
field-integrations-columns = Столбцы
field-integrations-run = Загрузка
integrations-command-import = Загрузить товары, клиентов, остатки, продажи из файла

## Что за файл
integrations-file-refused = { $file }: этот файл загрузить не получится.
integrations-file-empty = { $file }: файл пустой.
integrations-file-too-large = { $file }: файл больше { $limit } МБ. Разделите его на части.
integrations-file-bomb = { $file }: внутри слишком много данных для такого маленького файла. Такой архив я не открываю.
integrations-too-many-files = { $file }: слишком много файлов или листов, самое большее { $limit }.
integrations-file-encrypted = { $file }: файл под паролем. Снимите пароль и пришлите ещё раз.
integrations-file-damaged = { $file }: файл повреждён или обрывается. Сохраните его заново и пришлите ещё раз.
integrations-file-nested = { $file }: архив внутри архива. Пришлите внутренний архив отдельно.
integrations-table-too-large = { $file }: таблица слишком большая (предел { $limit }). Разделите её на части.
integrations-nothing-to-import = { $file }: в файле нет таблицы.
integrations-file-unsupported = { $file }: { $found ->
    [pdf] это PDF, таблицу из него не прочитать.
    [html] это веб-страница, хотя и названа таблицей.
    [xml_excel] это таблица в старом формате XML.
    [xml] это XML, а не таблица.
    [json] это JSON, а не таблица.
    [old_excel] это старый формат XLS.
    [xlsb] это двоичный формат XLSB.
    [open_document] это формат LibreOffice (ODS).
    [word] это документ Word.
    [slides] это презентация.
    [picture] это картинка.
    [rtf] это текст RTF.
    [other_archive] такой архив я не открываю, нужен ZIP.
    [database] это база данных.
    [program] это программа.
    [sound] это звук.
    [media] это звук или видео.
   *[binary] это не таблица.
} Сохраните таблицу как XLSX или CSV и пришлите ещё раз.
integrations-file-refused-short = не получилось открыть
integrations-file-empty-short = пустой
integrations-file-too-large-short = слишком большой
integrations-file-bomb-short = внутри слишком много данных
integrations-too-many-files-short = слишком много листов
integrations-file-encrypted-short = под паролем
integrations-file-damaged-short = повреждён
integrations-file-nested-short = архив внутри архива
integrations-table-too-large-short = слишком большая таблица
integrations-file-unsupported-short = это не таблица
integrations-nothing-to-import-short = нет таблицы
integrations-files-gone = Эти файлы уже удалены. Пришлите их ещё раз.
integrations-nothing-understood = Загрузить пока нечего. { $why }
integrations-another-runs = Другая загрузка ещё идёт. Дождитесь её конца или остановите её.
integrations-left-behind = Прошлая загрузка прервалась{ $total ->
    [0] {""}
   *[other] {" "}на { $done } из { $total }
 } и не закончена. Продолжить её или оставить как есть?
integrations-button-go-on-with = Продолжить ту загрузку
integrations-button-leave = Оставить как есть
integrations-left-as-is = Больше не продолжаю. Что успело загрузиться ({ $done } из { $total }), осталось.
integrations-load-failed = Загрузка прервалась: что-то сломалось на нашей стороне, номер { $incident }. { $left ->
    [0] Ничего не записано, можно попробовать ещё раз.
   *[other] Часть уже записана: если попробовать ещё раз, она не задвоится.
}
integrations-button-again = Попробовать ещё раз
integrations-button-take-back = Убрать загруженное
integrations-withdrawn-already = Эта загрузка уже отменена.
integrations-still-running = Загрузка ещё идёт: сначала остановите её.
integrations-odd-choice = Такого уточнения к этим файлам нет.

## План
integrations-plan-title = Загрузка из файлов
integrations-plan-table = { $file }: { $kind }, { $rows ->
    [one] { $rows } строка
    [few] { $rows } строки
   *[other] { $rows } строк
}
integrations-kind-sales = продажи
integrations-kind-documents = документы продаж
integrations-kind-goods = товары
integrations-kind-customers = клиенты
integrations-kind-stock = остатки
integrations-kind-lookup = справочник
integrations-kind-unknown = непонятно что
integrations-kind-skipped = не загружать
integrations-part-documents = даты и клиенты к строкам продаж
integrations-part-goods = подробности к товарам
integrations-part-lookup = справочник
integrations-part-customers = подробности к клиентам
integrations-part-stock = подробности к остаткам
integrations-part-sales = подробности к продажам
integrations-plan-pair = { $header } — { $field }
integrations-plan-columns = Столбцы: { $columns }
integrations-list = { $head }, { $tail }
integrations-column-number = №
integrations-column-lines = Строк
integrations-column-before = Было
integrations-column-now = Стало
integrations-plan-left = Не переносится: { $columns }
integrations-plan-join = { $child } ↔ { $parent }: { $column } = { $other }{ $missing ->
    [0] {""}
    [one] . Не нашлось пары у { $missing } строки
   *[other] . Не нашлось пары у { $missing } строк
}
integrations-plan-refused = { $file }: { $why }, пропускаю
integrations-plan-hidden = Скрытые листы не читаю: { $sheets }
integrations-problem-unknown-kind = { $file }: не понял, что в таблице. Подскажите:
integrations-problem-no-product = { $file }: не нашёл столбец с товаром.
integrations-problem-no-date = { $file }: не нашёл столбец с датой.
integrations-problem-no-total = { $file }: не нашёл столбец с суммой.
integrations-problem-no-quantity = { $file }: не нашёл столбец с количеством.
integrations-problem-no-customer = { $file }: не нашёл столбец с именем или телефоном.
integrations-problem-no-rows = В таблице нет строк.
integrations-of-new = { $all }, новых { $new }
integrations-label-documents = Документов
integrations-label-lines = Строк продаж
integrations-label-sum = На сумму
integrations-label-period = Период
integrations-label-documents-new = Новых
integrations-label-documents-same = Уже загружены
integrations-label-documents-changed = Изменились
integrations-label-goods = Товаров
integrations-label-customers = Клиентов
integrations-label-stock = Остатков
integrations-label-faults = Не прочитано строк
integrations-label-made = Новых документов
integrations-label-changed = Изменено документов
integrations-label-same = Уже были загружены
integrations-label-goods-new = Новых товаров
integrations-label-goods-changed = Обновлено товаров
integrations-label-people-new = Новых клиентов
integrations-label-people-changed = Дополнено карточек клиентов
integrations-first-rows = Первые записи
integrations-repriced-price = Новые цены: { $count }
integrations-repriced-cost = Новая себестоимость: { $count }
integrations-changed-title = Изменились с прошлой загрузки
integrations-sums-title = Суммы по файлам
integrations-column-counted = Что посчитано
integrations-sum-taken = Всё, что загружается
integrations-sum-without-duplicates = То же без повторов
integrations-sum-with-duplicates = То же с повторами
integrations-sum-without-marked = То же без документов возврата
integrations-sum-without-returns = То же без строк с минусом
integrations-sum-with-customer = Только строки с клиентом
integrations-note-returns = { $lines ->
    [one] { $lines } строка с минусом — это возврат
    [few] { $lines } строки с минусом — это возвраты
   *[other] { $lines } строк с минусом — это возвраты
} на { $sum }.
integrations-note-marked = В документах возврата { $lines ->
    [one] { $lines } строка
    [few] { $lines } строки
   *[other] { $lines } строк
}; без них сумма { $without }.
integrations-note-duplicates = { $lines ->
    [one] { $lines } строка повторяет
    [few] { $lines } строки повторяют
   *[other] { $lines } строк повторяют
} другую строку своего документа слово в слово, на { $sum }.
integrations-note-zero = { $lines ->
    [one] { $lines } строка без цены: берётся
    [few] { $lines } строки без цены: берутся
   *[other] { $lines } строк без цены: берутся
} как есть, по нулю.
integrations-note-nobody = { $lines ->
    [one] { $lines } строка без клиента.
    [few] { $lines } строки без клиента.
   *[other] { $lines } строк без клиента.
}
integrations-note-case = Артикулов { $codes }, без учёта больших и малых букв { $beyond }. Отличаются только буквами и названы одинаково { $merged }: это один товар.
integrations-note-renamed = { $codes ->
    [one] { $codes } артикул назван
    [few] { $codes } артикула названы
   *[other] { $codes } артикулов названы
} по-разному: беру самое частое имя.
integrations-note-mismatched = В { $lines ->
    [one] { $lines } строке
   *[other] { $lines } строках
} сумма не равна цене на количество: верю сумме.
integrations-note-inherited = { $lines ->
    [one] { $lines } строка без номера: относится
    [few] { $lines } строки без номера: относятся
   *[other] { $lines } строк без номера: относятся
} к документу над собой.
integrations-note-cancelled = { $lines ->
    [one] { $lines } строка в отменённом документе: в выручку не идёт.
    [few] { $lines } строки в отменённых документах: в выручку не идут.
   *[other] { $lines } строк в отменённых документах: в выручку не идут.
}
integrations-note-unshipped = По файлу { $orders ->
    [one] не отгружен { $orders } заказ: он останется открытым
    [few] не отгружены { $orders } заказа: они останутся открытыми
   *[other] не отгружены { $orders } заказов: они останутся открытыми
}. В выручку по дате заказа идёт, склад не трогает, товар не откладывает.
integrations-note-late = { $orders ->
    [one] { $orders } заказ отгружен
    [few] { $orders } заказа отгружены
   *[other] { $orders } заказов отгружены
} позже срока.
integrations-note-paid = Оплату из файла не переношу: все его заказы считаются оплаченными в день заказа.
integrations-note-footers = { $lines ->
    [one] { $lines } строка итогов пропущена.
    [few] { $lines } строки итогов пропущены.
   *[other] { $lines } строк итогов пропущены.
}
integrations-note-empty = { $documents ->
    [one] { $documents } документ без строк пропущен.
    [few] { $documents } документа без строк пропущены.
   *[other] { $documents } документов без строк пропущены.
}
integrations-note-inn = ИНН { $inn }
integrations-coded-customer = Клиент { $code }
integrations-sum-line = Продажа

## Уточнения
integrations-question-kind = { $file }: что это за таблица? Сейчас: { $answer }.
integrations-question-point = { $file }, «{ $column }»: как читать { $example }? Сейчас { $answer }.
integrations-question-order = { $file }, «{ $column }»: как читать { $example }? Сейчас { $answer }.
integrations-question-encoding = { $file }: буквы читаю как { $answer }. Если видите странные знаки, выберите другую кодировку.
integrations-question-grouping = В строках нет номера документа. Как их собрать? Сейчас: { $answer }.
integrations-question-stock = Количество из файла станет остатком на складе? Сейчас: { $answer }.
integrations-question-duplicates = Строки-повторы. Сейчас: { $answer }.
integrations-point-dot = точка отделяет доли
integrations-point-comma = запятая отделяет доли
integrations-order-dmy = сначала день
integrations-order-mdy = сначала месяц
integrations-encoding = { $name }
integrations-grouping-moment = одно время — один чек
integrations-grouping-day = один день — один документ
integrations-grouping-row = каждая строка отдельно
integrations-stock-set = да, станет
integrations-stock-leave = нет, остатки не трогать
integrations-question-moves = Списать проданное со склада? Сейчас: { $answer }.
integrations-moves-leave = нет, склад не трогать
integrations-moves-issue = да, списать
integrations-duplicates-keep = Оставить повторы
integrations-duplicates-drop = Убрать повторы
integrations-button-columns = Поправить столбцы
integrations-button-series = Это из другой программы
integrations-button-plan = Показать план
integrations-button-report = Продажи за период
integrations-button-unshipped = Неотгруженные
integrations-button-late = Отгружены с опозданием
integrations-button-go-on = Продолжить
integrations-column-fixed = «{ $column }» — { $field }. Показать план заново?
integrations-field-none = не переносить

## Ход и итог
integrations-progress-reading = Читаю файлы
integrations-progress-goods = Загружаю товары
integrations-progress-people = Загружаю клиентов
integrations-progress-documents = Загружаю продажи
integrations-progress-withdrawing = Убираю загруженное
integrations-button-stop = Остановить
integrations-stopping = Останавливаю. Что уже загружено, останется.
integrations-stopped-already = Эта загрузка уже закончилась.
integrations-stopped = Остановлено: загружено { $done } из { $total }.
integrations-deed-sales = Загружено { $documents ->
    [one] { $documents } документ
    [few] { $documents } документа
   *[other] { $documents } документов
} на { $sum }
integrations-deed-lists = Загружено: товаров { $goods }, клиентов { $people }, остатков { $stock }
integrations-kept-used = С прошлой загрузки с ними работали, оставлены как есть ({ $count }): { $names }
integrations-kept-closed = Период закрыт, не загружены ({ $count }): { $names }
integrations-kept-odd = Остаток меньше нуля или это услуга, пропущены ({ $count }): { $names }
integrations-kept-short = Не хватило на складе, записаны без списания ({ $count }): { $names }
integrations-take-back = Отменить загрузку: { $deed }
integrations-kept-back = С этим уже работали, осталось ({ $count }): { $names }
integrations-gone-orders = Убрано документов
integrations-gone-goods = Убрано товаров
integrations-gone-people = Убрано клиентов
integrations-gone-returned = Возвращено как было

## Строки с ошибками
integrations-faults-title = Не прочитано строк: { $rows }. Первые из них
integrations-faults-caption = Строки, которые не прочитались ({ $rows }), с причинами. Исправьте и пришлите этот файл обратно.
integrations-faults-private = Файл с этими строками пришлю только в личном чате: в нём есть себестоимость.
integrations-fault-file = строки с ошибками
integrations-fault-row = Строка
integrations-row = строка { $row }
integrations-fault-why = Причина
integrations-fault-cells = Что в ней
integrations-fault-missing-product = не указан товар
integrations-fault-missing-quantity = не указано количество
integrations-fault-zero-quantity = количество ноль
integrations-fault-missing-date = не указана дата
integrations-fault-missing-name = не указано ни имени, ни телефона
integrations-fault-missing-amount = не указана сумма
integrations-fault-bad-number = { $field }: это не число
integrations-fault-doubtful-number = { $field }: непонятно, где доли
integrations-fault-number-too-large = { $field }: слишком большое число
integrations-fault-negative = { $field }: меньше нуля
integrations-fault-bad-date = { $field }: такой даты нет
integrations-fault-bad-time = { $field }: такого времени нет
integrations-fault-date-out-of-range = { $field }: год слишком далёкий
integrations-fault-too-many-cells = ячеек больше, чем столбцов
integrations-fault-no-match = { $field }: нет пары в другом файле
integrations-fault-rounded-code = { $field }: таблица округлила код, цифры потеряны
integrations-fault-companion = загружена; строка того же документа

## Поля
integrations-field-number = № документа
integrations-field-date = дата
integrations-field-time = время
integrations-field-product = товар
integrations-field-code = артикул
integrations-field-barcode = штрихкод
integrations-field-variant = вариант
integrations-field-unit = единица
integrations-field-quantity = количество
integrations-field-price = цена
integrations-field-cost = себестоимость
integrations-field-cost-total = сумма себестоимости
integrations-field-discount = скидка
integrations-field-discount-percent = скидка, %
integrations-field-total = сумма
integrations-field-category = категория
integrations-field-low-level = минимальный остаток
integrations-field-warehouse = склад
integrations-field-customer = клиент
integrations-field-customer-code = код клиента
integrations-field-last-name = фамилия
integrations-field-first-name = имя
integrations-field-middle-name = отчество
integrations-field-phone = телефон
integrations-field-email = почта
integrations-field-address = адрес
integrations-field-inn = ИНН
integrations-field-note = комментарий
integrations-field-employee = сотрудник
integrations-field-shipped = отгружен
integrations-field-required = срок
integrations-field-status = статус
integrations-field-paid = оплачен
integrations-field-name = название
integrations-field-id = код
integrations-field-amount = сумма

field-integrations-digest = Отпечаток файла
ask-integrations-digest = Какой файл?

## Банк
ask-integrations-line = Какую операцию?
ask-integrations-kind = Что это было?
ask-integrations-order = За какой заказ?
ask-integrations-item = На какую статью? Например: аренда, реклама
ask-integrations-account = На какой счёт (или с какого)?
field-integrations-line = Операция
field-integrations-kind = Что это
field-integrations-posting = Запись
integrations-bank-statement = Выписка банка: { $span }, { $count ->
    [one] { $count } операция
    [few] { $count } операции
   *[other] { $count } операций
}
integrations-bank-note = Сами операции пока никуда не запишутся: дальше вы разберёте их по одной или все узнанные сразу.
integrations-bank-taken = Выписка за { $span }: { $count ->
    [0] новых операций нет
    [one] { $count } новая операция
    [few] { $count } новые операции
   *[other] { $count } новых операций
}
integrations-bank-dropped = Убрано из выписки: { $count ->
    [one] { $count } операция
    [few] { $count } операции
   *[other] { $count } операций
}
integrations-bank-kept = Уже разобраны и остались: { $count }.
integrations-label-accounts = Счета
integrations-label-lines-new = Новых
integrations-label-lines-known = Уже были
integrations-label-lines-faults = Не прочитались
integrations-label-party = Кто
integrations-label-inn = ИНН
integrations-label-purpose = Назначение
integrations-bank-title = Разобрать операции банка: { $count }
integrations-bank-none = Все операции банка разобраны. Пришлите выписку файлом: обмен с 1С или CSV из банка.
integrations-bank-line = { $number }. { $day }, { $amount }, { $party }: { $purpose }
integrations-bank-more = И ещё { $count } — появятся, когда разберёте эти.
integrations-bank-one = Операция банка: { $amount }
integrations-bank-settled-already = Уже разобрана.
integrations-bank-did = { $day }: { $said }
integrations-bank-settled = Разобрано: { $count ->
    [one] { $count } операция
    [few] { $count } операции
   *[other] { $count } операций
}
integrations-bank-again = Снова ждут разбора: { $count }
integrations-button-bank = Разобрать
integrations-button-sure = Записать узнанные ({ $count })
integrations-button-guess = { $number }. { $guess }
integrations-button-other = { $number }. Иначе…
integrations-guess-order = { $order }, к оплате { $due }
integrations-guess-item = { $item }
integrations-guess-loan = Кредит: { $item }
integrations-guess-move = Перевод: { $account }
integrations-guess-owner = Деньги владельца
integrations-guess-skip = Не учитывать
integrations-guess-known = Уже записано { $day }
integrations-way-order = Оплата заказа…
integrations-way-item = По статье…
integrations-way-move = Перевод между счетами…
integrations-way-owner = Деньги владельца
integrations-way-loan = Кредит…
integrations-way-skip = Не учитывать
integrations-item-bank-fee = комиссия банка
integrations-item-taxes = налоги
integrations-item-wages = зарплата
integrations-item-rent = аренда
integrations-item-advertising = реклама
integrations-item-connection = связь и интернет
integrations-item-utilities = коммунальные платежи
integrations-settled-order = Оплата { $amount }: заказ { $order }
integrations-settled-expense = Расход { $amount }: { $item }
integrations-settled-income = Доход { $amount }: { $item }
integrations-settled-loan = Кредит { $amount }: { $item }
integrations-settled-owner = Деньги владельца: { $amount }
integrations-settled-move = Перевод { $amount }: { $account }
integrations-settled-known = Уже записано: { $amount }
integrations-settled-skip = Не учитывать: { $amount }
integrations-line-settled = Операция на { $amount } от { $day } уже разобрана.
integrations-not-incoming = { $amount }: это списание, а не оплата клиента.
integrations-check-bank = Банк, { $day }: в выписке { $stored }, по записям { $counted }
integrations-command-bank = Разобрать выписку

## Списки в файлах
ask-integrations-which = Какой список выгрузить?
field-integrations-which = Список
field-integrations-form = Вид файла
integrations-list-goods = Товары
integrations-list-customers = Клиенты
integrations-list-orders = Заказы
integrations-list-money = Движение денег
integrations-list-stock = Остатки
integrations-list-empty = Выгружать нечего: список пуст.
integrations-comes-back-goods = Этот файл можно править и загрузить обратно: товары узнаются по штрихкоду и названию.
integrations-comes-back-customers = Этот файл можно править и загрузить обратно: клиенты узнаются по телефону, почте и имени.
integrations-comes-back-orders = Здесь файл узнает свои заказы и ничего не изменит. В другом деле они станут историей: выполнены и оплачены.
integrations-comes-for-reading-money = Движение денег обратно не загружается: проводки пишутся только делами.
integrations-comes-for-reading-stock = Остатки с суммами обратно не загружаются сами: загрузка остатков — это пересчёт, она спросит.
integrations-list-column-product = Товар
integrations-list-column-barcode = Штрихкод
integrations-list-column-unit = Ед. изм.
integrations-list-column-price = Цена
integrations-list-column-cost = Себестоимость
integrations-list-column-category = Категория
integrations-list-column-low-level = Минимальный остаток
integrations-list-column-customer = Клиент
integrations-list-column-phone = Телефон
integrations-list-column-email = Почта
integrations-list-column-address = Адрес
integrations-list-column-note = Примечание
integrations-list-column-number = Номер заказа
integrations-list-column-day = Дата
integrations-list-column-quantity = Количество
integrations-list-column-total = Сумма
integrations-list-column-status = Статус
integrations-list-column-account = Счёт
integrations-list-column-kind = Вид
integrations-list-column-item = Статья
integrations-list-column-came = Пришло
integrations-list-column-went = Ушло
integrations-list-column-warehouse = Склад
integrations-list-column-value = Стоимость остатка
integrations-status-done = выполнен
integrations-status-cancelled = отменён
integrations-command-download = Выгрузить список в файл
integrations-topic = Загрузка и выгрузка
