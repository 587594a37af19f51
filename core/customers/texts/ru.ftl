## Вопросы и подписи
ask-customers-name = Как зовут клиента?
ask-customers-words = Кого найти? Например: «купили больше чем на 50 000 и не заказывали 2 месяца»
field-customers-words = Условия
field-customers-criteria = Условия
ask-customers-customer = Какой клиент?
ask-customers-query = Кого найти? Напишите имя, телефон или почту.
ask-customers-phone = Какой телефон?
ask-customers-email = Какая почта?
ask-customers-address = Какой адрес?
ask-customers-note = Что записать в заметку?
field-customers-segment = Группа
field-customers-new-days = Новый — дней
field-customers-regular-orders = Постоянный — заказов
field-customers-regular-days = Постоянный — дней
field-customers-sleeping-days = Пропал — дней
field-customers-vip-times = VIP — во сколько раз
field-customers-vip-sum = VIP — сумма
field-customers-what = Что изменить
customers-change-what = Что изменить в карточке «{ $name }»?

## Дела
customers-added = Новый клиент: { $name }
customers-changed = Карточка изменена: { $name }
customers-changed-ahead = Новое в карточке: { $name }
customers-put-back = Карточка снова прежняя: { $name }
customers-archived = Клиент в архиве: { $name }
customers-unarchived = Клиент снова в списке: { $name }
customers-removed = Карточка убрана: { $name }
customers-removed-ahead = Убрать карточку: { $name }
customers-same-contact = Такой же телефон или почта у клиента «{ $name }». Не он ли это?
customers-same-name = Клиент «{ $name }» у вас уже есть. Это другой?
customers-archived-owes = За клиентом остался долг { $owed }.

## Карточка
customers-card-title = { $name }
customers-card-archived = В архиве
customers-card-note = Заметка: { $note }
customers-label-orders = Заказы
customers-label-revenue = Купили на
customers-label-average = Средний чек
customers-label-first = Первый заказ
customers-label-last = Последний заказ
customers-label-owed = Долг
customers-label-segment = Группа
customers-no-debt = нет
customers-no-orders = пока нет
customers-phone = тел. { $phone }
customers-last-order = последний заказ { $day }
customers-segment-new = новый
customers-segment-regular = постоянный
customers-segment-vip = VIP
customers-segment-sleeping = давно не заказывал

## Заметки
customers-noted = Заметка о клиенте: { $name }
customers-unnoted = Заметка убрана: { $name }
customers-note-line = { $day } · { $text }
customers-notes-of = Заметки: { $name }
customers-no-notes = Заметок пока нет. Напишите, например: «заметка про { $name }: без орехов».

## Правила групп
customers-rules-title = Кто у вас новый, постоянный и VIP
customers-rules-how = Изменить: «VIP от 50 000», «постоянный — от 5 заказов за 90 дней», «новый клиент — 14 дней».
customers-rules-set = Правила групп изменены
customers-rules-put-back = Правила групп снова прежние

## Поиск и списки
customers-column-name = Клиент
customers-found = { $count ->
    [one] Нашёлся { $count } клиент
    [few] Нашлось { $count } клиента
   *[other] Нашлось { $count } клиентов
}
customers-found-nobody = По запросу «{ $query }» никого не нашлось.
customers-list-all = Клиенты
customers-list-new = Новые клиенты
customers-list-regular = Постоянные клиенты
customers-list-vip = VIP-клиенты
customers-list-sleeping = Давно не заказывали
customers-list-debtors = Клиенты с долгом
customers-nobody-all = Клиентов пока нет. Они появятся с первым заказом — или добавьте сами: «новый клиент Иванова 8 916 123-45-67».
customers-nobody-new = Новых клиентов сейчас нет.
customers-nobody-regular = Постоянных клиентов пока нет.
customers-nobody-vip = VIP-клиентов пока нет.
customers-nobody-sleeping = Никто не пропал: все, кто покупал, были у вас недавно.
customers-nobody-debtors = Никто ничего не должен.
customers-rule-new = Первый заказ — за { $days ->
    [one] последний { $days } день
    [few] последние { $days } дня
   *[other] последние { $days } дней
}.
customers-rule-regular = Не меньше { $orders ->
    [one] { $orders } заказа
   *[other] { $orders } заказов
}, последний — не раньше { $days ->
    [one] { $days } дня
   *[other] { $days } дней
} назад.
customers-rule-vip = Купили в { $times ->
    [one] { $times } раз
    [few] { $times } раза
   *[other] { $times } раз
} больше среднего клиента.
customers-rule-vip-sum = Купили на { $amount } и больше.
customers-rule-sleeping = Последний заказ — больше { $days ->
    [one] { $days } дня
   *[other] { $days } дней
} назад.

## Кнопки
customers-button-open = { $name }
customers-button-add = Добавить «{ $name }»
customers-button-note = Заметка
customers-button-notes = Все заметки
customers-button-card = Карточка
customers-button-change = Изменить
customers-button-archive = В архив

## Отказы
customers-in-use = Карточку «{ $customer }» уже не убрать: по ней есть записи. Её можно отправить в архив.
customers-edited = Карточку «{ $customer }» с тех пор меняли, поэтому вернуть как было нельзя.
customers-already-archived = Клиент «{ $customer }» уже в архиве.
customers-nothing-to-change = В карточке «{ $customer }» уже так и записано.
customers-too-short = Напишите хотя бы две буквы или цифры.

## Команды
customers-command-customer-add = Новый клиент
customers-command-select = Клиенты по условиям
customers-command-find = Найти клиента
customers-command-customers = Клиенты
customers-command-customer = Карточка клиента

## Дубли
field-customers-other = Второй клиент
ask-customers-other = С кем объединить?
customers-merged = Объединены в одну карточку: { $name } и { $other }
customers-merged-ahead = Объединить в одну карточку: { $name } и { $other }
customers-label-moved-orders = Перейдёт заказов
customers-label-moved-sum = На сумму
customers-merged-filled = В карточке прибавится:
customers-merged-names = Останется карточка «{ $name }»; по имени «{ $other }» её тоже найду.
customers-parted = Снова две карточки: { $name } и { $other }
customers-parted-ahead = Разделить обратно: { $name } и { $other }
customers-card-merged = Объединена с карточкой «{ $name }»
customers-card-also = Также: { $what }
customers-no-duplicates = Похожих карточек нет.
customers-duplicates = { $count ->
    [one] Похоже на дубли: { $count } пара
    [few] Похоже на дубли: { $count } пары
   *[other] Похоже на дубли: { $count } пар
}
customers-duplicate-pair = { $number }. { $one } и { $other } — { $why }
customers-duplicate-one = { $name } ({ $orders ->
    [0] без заказов
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[other] { $orders } заказов
})
customers-duplicate-with = { $name } ({ $phone }, { $orders ->
    [0] без заказов
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[other] { $orders } заказов
})
customers-alike-phone = один телефон
customers-alike-email = одна почта
customers-alike-name = одно имя
customers-alike-initials = имя с инициалом
customers-alike-typo = отличие в одной букве
customers-alike-part = имя входит в другое
customers-duplicates-how = Объединять решаете вы: у семьи может быть один телефон.
customers-button-merge = Объединить { $number }
customers-button-apart = Разные { $number }
customers-button-same = Это он — объединить
customers-apart = Это разные люди: { $name } и { $other }
customers-apart-back = Пара снова среди похожих
customers-same-card = «{ $customer }» — это одна и та же карточка.
customers-merged-on = Карточка «{ $customer }» с тех пор объединена с «{ $into }»: сначала разделите их.
customers-built-on = Заказы, перешедшие к «{ $customer }», с тех пор менялись загрузкой из файла, поэтому разделить нельзя.
customers-command-merge = Объединить клиентов
customers-command-duplicates = Похожие карточки

## Сегменты
ask-customers-saved = Какой сегмент?
field-customers-saved = Сегмент
field-customers-rfm = Группа RFM
field-customers-status = Статус
field-customers-silent-days = Не заказывали, дней
field-customers-active-days = Заказывали за последние, дней
field-customers-min-orders = Заказов от
field-customers-min-sum = Купили на сумму от
field-customers-min-average = Средний чек от
field-customers-min-debt = Долг от
customers-segment-saved = Сегмент сохранён: { $name }
customers-segment-saved-ahead = Новый сегмент: { $name }
customers-segment-removed = Сегмент убран: { $name }
customers-segment-removed-ahead = Убрать сегмент: { $name }
customers-segment-title = Сегмент «{ $name }»
customers-segment-line = { $name } — { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}
customers-segments = Сегменты клиентов
customers-no-segments = Своих сегментов пока нет. Скажите, например: «создай сегмент Пропавшие: нет заказов 45 дней» или «сегмент Дорогие: купили от 50 000».
customers-criteria = Условие: { $what }
customers-criterion-silent-days = без заказов { $value ->
    [one] { $value } день
    [few] { $value } дня
   *[other] { $value } дней
} и больше
customers-criterion-active-days = заказывали за { $value ->
    [one] последний { $value } день
    [few] последние { $value } дня
   *[other] последние { $value } дней
}
customers-criterion-min-orders = { $value ->
    [one] { $value } заказ
    [few] { $value } заказа
   *[other] { $value } заказов
} и больше
customers-criterion-min-sum = купили на { $value } и больше
customers-criterion-min-average = средний чек { $value } и больше
customers-criterion-min-debt = долг { $value } и больше
customers-criterion-max-orders = { $value ->
    [0] ни одного заказа
    [one] не больше { $value } заказа
   *[other] не больше { $value } заказов
}
customers-criterion-max-sum = купили не больше чем на { $value }
customers-criterion-max-average = средний чек до { $value }
customers-criterion-max-debt = долг до { $value }
customers-selected = Клиенты по условиям
customers-button-keep-segment = Сохранить как сегмент
customers-label-members = Клиентов
customers-label-moves = За 30 дней
customers-moves = пришли { $came }, ушли { $left }
customers-moves-of = Кто пришёл и ушёл: { $name }
customers-no-moves = Пока никто не пришёл и не ушёл.
customers-column-move = Что
customers-came = пришёл
customers-left = ушёл
customers-more-in-file = И ещё { $count } — в файле.
customers-button-export = В Excel
customers-button-moves = Кто пришёл и ушёл
customers-button-rfm = RFM
customers-segment-taken = Сегмент «{ $name }» уже есть.
customers-no-criteria = По какому условию собрать сегмент? Например: «нет заказов 45 дней», «купили от 50 000», «долг от 1000».
customers-criteria-unread = Не понял условие: «{ $words }». Понимаю сумму покупок, число заказов, средний чек, долг и сколько не заказывали. Например: «купили больше чем на 50 000 и не заказывали 2 месяца».
customers-command-segments = Сегменты клиентов
customers-command-customers-export = Клиенты в Excel
customers-file-segment = Сегмент «{ $name }»
customers-file-champions = RFM — лучшие
customers-file-loyal = RFM — верные
customers-file-newcomers = RFM — новички
customers-file-cooling = RFM — остывают
customers-file-at-risk = RFM — теряем
customers-file-lost = RFM — ушли
customers-nobody-to-export = Выгружать некого: список пуст.
customers-column-note = Заметка

## RFM
customers-command-rfm = Группы клиентов RFM
customers-rfm-nobody = Покупателей пока нет: группы появятся после первых заказов.
customers-rfm-title = { $count ->
    [one] RFM: { $count } покупатель
    [few] RFM: { $count } покупателя
   *[other] RFM: { $count } покупателей
}
customers-rfm-champions = Лучшие
customers-rfm-loyal = Верные
customers-rfm-newcomers = Новички
customers-rfm-cooling = Остывают
customers-rfm-at-risk = Теряем
customers-rfm-lost = Ушли
customers-rfm-hint-champions = Лучшие — покупают недавно, часто и на много: берегите их.
customers-rfm-hint-loyal = Верные — покупают постоянно: предложите больше.
customers-rfm-hint-newcomers = Новички — заказали недавно и понемногу: позовите ещё раз.
customers-rfm-hint-cooling = Остывают — давно и понемногу: напомните о себе.
customers-rfm-hint-at-risk = Теряем — раньше покупали много, но пропали: позвоните.
customers-rfm-hint-lost = Ушли — давно и на немного.
customers-rfm-by-quantiles = По давности последнего заказа, числу заказов и сумме за всё время: каждый сравнён с остальными.
customers-rfm-by-thresholds = Покупателей меньше { $least }, сравнивать их между собой рано. Считаю по порогам: последний заказ — 7, 30, 60, 120 дней назад; заказов — 1, 2, 4, 9; сумма — четверть, половина, одна и две средних.
customers-rfm-group = { $group }: { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}
customers-column-group = Группа
customers-column-share = Доля
customers-total = Всего

## Лимит долга
ask-customers-credit-limit = На какую сумму можно в долг? 0 — только сразу.
field-customers-credit-limit = Лимит долга
field-customers-off = Без лимита
field-customers-above = Заказ сверх лимита
customers-label-limit = Лимит долга
customers-limit-set = Лимит долга: { $name }
customers-limit-off = Лимит долга снят: { $name }
customers-over-limit-warn = Заказ сверх лимита запишу и предупрежу.
customers-over-limit-ask = Перед заказом сверх лимита спрошу.
customers-over-limit-refuse = Заказ сверх лимита не запишу.
customers-way-set = Заказы сверх лимита долга
customers-way-back = Заказы сверх лимита — снова по-прежнему
customers-button-way-warn = Лишь предупреждать
customers-button-way-ask = Спрашивать сверх лимита
customers-button-way-refuse = Отказывать сверх лимита

## Личные данные
field-customers-out = Не присылать
customers-opted-out = Без рассылок: { $name }
customers-opted-in = Снова с рассылками: { $name }
customers-card-opted-out = Просил не присылать рассылки.
customers-label-mailings = Рассылки
customers-label-also = Другие имена
customers-label-also-phones = Другие телефоны
customers-label-since = В базе с
customers-column-what = Что
customers-column-value = Значение
customers-sheet-card = Карточка
customers-sheet-notes = Заметки
customers-file-person = Данные клиента { $name }
customers-erased = Личные данные клиента стёрты
customers-erased-ahead = Стереть личные данные клиента навсегда
customers-erased-name = Удалённый клиент
customers-erased-what = Имя, контакты, адрес и заметки стираются навсегда — вернуть нельзя. Заказы и суммы остаются под именем «Удалённый клиент».
customers-label-kept-orders = Останется заказов
customers-label-kept-sum = На сумму
customers-already-erased = Данные этого клиента уже стёрты.
customers-owes-still = За клиентом «{ $customer }» долг { $owed }: пока он не закрыт, данные нужны.
customers-orders-open = У клиента «{ $customer }» есть незакрытые заказы ({ $count }): сначала выполните или отмените их.
customers-topic = Клиенты
