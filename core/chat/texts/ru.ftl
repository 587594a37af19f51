chat-linked = Группа связана с делом «{ $company }»
chat-linked-ahead = Связать группу с делом «{ $company }»
chat-how-to = Обращайтесь ко мне по имени, ответом на моё сообщение или командой. Себестоимость и прибыль в группе не показываю.
chat-unlinked = Группа больше не связана с делом «{ $company }»
chat-unlinked-ahead = Отвязать группу от дела «{ $company }»
chat-channels-title = { $count ->
        [0] Групп пока нет
        [one] { $count } группа
        [few] { $count } группы
       *[many] { $count } групп
    }
chat-column-name = Группа
chat-unnamed = без названия
chat-how-to-link = Чтобы добавить группу, пригласите в неё бота и напишите там /link.
chat-not-a-group = Эта команда работает в группе: добавьте туда бота и напишите /link.
chat-linked-already = Эта группа уже связана. Сначала /unlink.
chat-not-linked = Эта группа ни с чем не связана. Связать — /link.
chat-administrators-only = Связать группу может её администратор в Telegram.
chat-command-link = Связать группу с делом
chat-command-unlink = Отвязать группу
chat-command-channels = Группы команды
field-chat-company = Дело
