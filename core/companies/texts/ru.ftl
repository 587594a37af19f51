companies-created = Дело «{ $company }» заведено
companies-first-steps =
    Пишите как говорите. Например:
    • добавь товар торт наполеон цена 1200 себестоимость 500
    • приход 10 тортов наполеон
    • запиши заказ Ивановой: 3 торта наполеон на завтра к 15

    Всё остальное — в /menu.
companies-see-sample = Показать на примере пекарни
companies-speak-en = English
companies-speak-ru = Русский
companies-list-title = { $count ->
        [0] Дел пока нет
        [one] Вы работаете в { $count } деле
       *[other] Вы работаете в { $count } делах
    }
companies-label-here = ✓ { $company }
companies-label-other = { $company }
companies-button-new = ➕ Новое дело
companies-button-invite = ➕ Пригласить
companies-button-menu = Меню
companies-switched = Работаем в деле «{ $company }»
companies-show-title = { $company }
companies-fact-name = Название
companies-fact-currency = Валюта
companies-fact-zone = Часовой пояс
companies-fact-colour = Цвет
companies-fact-limit = Спрашивать о суммах больше
companies-fact-negative = Отгрузка в минус
companies-fact-cards = Карточка перед каждой записью
companies-fact-waive = Записывать без карточки
companies-no-limit = не спрашивать
companies-changed = Настройки дела «{ $company }» изменены
companies-changed-ahead = Новые настройки дела «{ $company }»
companies-nothing-changed = Ничего не изменилось.
companies-deleted = Дело «{ $company }» закрыто
companies-deleted-ahead = Закрыть дело «{ $company }»
companies-team-title = { $company }: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }
companies-column-name = Имя
companies-column-role = Роль
companies-column-until = До
companies-role-owner = владелец
companies-role-admin = админ
companies-role-editor = редактор
companies-role-viewer = наблюдатель
companies-invited = Приглашение в дело «{ $company }», роль: { $role }
companies-invited-named = Приглашение в дело «{ $company }». Кому: { $contact }, роль: { $role }
companies-invite-link = Отправьте эту ссылку одному человеку, она сработает один раз и действует 7 дней: { $link }
companies-revoked = Приглашение отозвано, роль была: { $role }
companies-invitations-title = Действующие приглашения
companies-joined = Вы в команде «{ $company }», роль: { $role }
companies-joined-owner = Вам доступно всё.
companies-joined-admin = Вам доступно всё, кроме закрытия дела.
companies-joined-editor = Вы можете вести заказы, склад, клиентов и деньги.
companies-joined-viewer = Вы можете смотреть заказы, склад и отчёты.
companies-role-set = { $name }: теперь { $role }, раньше { $before }
companies-granted = { $name }: можно { $verb } — { $what }
companies-taken = { $name }: больше нельзя { $verb } — { $what }
companies-removed = { $name } больше не в команде «{ $company }»
companies-left = Вы вышли из команды «{ $company }»
companies-transferred = Владелец дела «{ $company }» теперь { $name }, вы — админ
companies-unknown-zone = Не знаю часовой пояс «{ $text }». Напишите город, например Москва или Алматы.
companies-unknown-currency = Не знаю валюту «{ $text }». Напишите, например, ₽, тенге или USD.
companies-currency-fixed = Валюта { $currency } уже стоит в документах, сменить её нельзя. Заведите другое дело.
companies-invitation-gone = Приглашение не действует: использовано, отозвано или прошло 7 дней. Попросите новое.
companies-already-member = Вы уже в команде «{ $company }», роль: { $role }.
companies-last-owner = Вы единственный владелец. Сначала передайте дело: /transfer.
companies-owners-only = Это может только владелец.
companies-above-own = Дать можно только то, что есть у вас самих. Попросите владельца.
companies-not-yourself = Это нельзя сделать с самим собой.
companies-switch-first = Сначала перейдите в дело «{ $company }»: /companies.
companies-command-closeperiod = Закрыть период
companies-command-openperiod = Открыть период
companies-command-newcompany = Завести дело
companies-command-companies = Мои дела
companies-command-switch = Перейти в другое дело
companies-command-company = О деле
companies-command-settings = Настройки
companies-command-deletecompany = Закрыть дело
companies-command-team = Команда
companies-command-invite = Пригласить в команду
companies-command-invitations = Приглашения
companies-command-role = Сменить роль
companies-command-grant = Отдельные права
companies-command-remove = Убрать из команды
companies-command-leave = Выйти из команды
companies-command-transfer = Передать дело
ask-companies-day = По какой день закрыть?
ask-companies-contact = Кого приглашаем?
ask-companies-colour = Какой цвет? Например, #3366cc.
ask-companies-name = Как называется ваше дело?
ask-companies-zone = В каком городе работаете? По нему я считаю дни.
ask-companies-resource = На что право?
ask-companies-verb = Что разрешить?
field-companies-money-limit = Лимит суммы
field-companies-negative-stock = Отгрузка в минус
field-companies-waive-cards = Без карточек
field-companies-colour = Цвет
field-companies-contact = Кого
field-companies-resource = На что право
field-companies-verb = Право
field-companies-allowed = Разрешить
companies-currency-rub = ₽ Рубль
companies-currency-kzt = ₸ Тенге
companies-currency-kgs = Сом
companies-currency-byn = Бел. рубль
companies-currency-usd = $ Доллар
companies-currency-eur = € Евро
companies-zone-moscow = Москва
companies-zone-kaliningrad = Калининград
companies-zone-samara = Самара
companies-zone-yekaterinburg = Екатеринбург
companies-zone-novosibirsk = Новосибирск
companies-zone-vladivostok = Владивосток
companies-zone-almaty = Алматы
companies-zone-bishkek = Бишкек
companies-zone-tashkent = Ташкент
companies-zone-minsk = Минск
companies-zone-london = Лондон
companies-zone-new-york = Нью-Йорк
companies-fact-closed = Период закрыт по
companies-period-closed = Период по { $day } закрыт.
companies-period-closed-ahead = Закрыть период по { $day }
companies-period-note = Документы этих дней больше не добавляются и не меняются. Отмена прежнего запишется сегодняшним днём.
companies-period-opened = Закрытого периода больше нет.
companies-period-opened-ahead = Открыть период: документы можно будет писать любым прошлым днём.
companies-option-day = { $day }
companies-period-goes-on = { $day } ещё не прошло. Закрыть можно по вчерашний день.
companies-nothing-closed = Закрытого периода нет.
companies-button-close-period = 🔒 Закрыть период
companies-button-open-period = Открыть период
companies-how-to-change = Название, город и лимит можно сменить словами: «переименуй дело в …», «часовой пояс Алматы», «лимит 10000».
companies-button-negative-on = Разрешить отгрузку в минус
companies-button-negative-off = Запретить отгрузку в минус
companies-button-cards-on = Снова показывать карточки
companies-button-cards-off = Записывать без карточек
companies-topic = Дело и команда
