## Задачи команды: что сделать, кому, к какому дню
tasks-topic = Задачи
tasks-command-task = Поставить задачу
tasks-command-tasks = Задачи
tasks-command-taskdone = Задача сделана
tasks-command-taskcancel = Отменить задачу
tasks-command-taskmove = Перенести задачу
tasks-command-taskassign = Поручить задачу
tasks-command-taskedit = Изменить задачу
ask-tasks-text = Что нужно сделать?
ask-tasks-task = Какая задача?
ask-tasks-member = Кому поручить?
ask-tasks-due = К какому дню?
field-tasks-task = Задача
field-tasks-text = Что сделать
field-tasks-mine = Мои
field-tasks-message = Сообщение
field-tasks-status = Какие

tasks-called = Задача { $number }: { $text }
tasks-called-late = Просрочена. { $task }
tasks-late = { $due }, просрочена
tasks-label-author = Поставил
tasks-label-state = Состояние
tasks-state-open = открыта
tasks-state-done = сделана
tasks-state-cancelled = отменена
tasks-state-annulled = убрана
tasks-from-order = По заказу
tasks-from-idea = По идее
tasks-from-message = Из сообщения

tasks-added = { $task }
tasks-annulled = Убрана. { $task }
tasks-done = Сделано. { $task }
tasks-cancelled = Отменена. { $task }
tasks-reopened = Снова открыта. { $task }
tasks-changed-due = Новый срок. Задача { $number }: { $text }
tasks-changed-assignee = Передана. Задача { $number }: { $text }
tasks-changed-text = Изменена. Задача { $number }: { $text }
tasks-put-back = Как было. { $task }

tasks-list-open = Открытые задачи
tasks-list-overdue = Просроченные задачи
tasks-list-today = Задачи на сегодня и просроченные
tasks-list-done = Сделанные задачи
tasks-list-cancelled = Отменённые задачи
tasks-list-of = { $list } · { $member }
tasks-list-mine = { $list } · мои
tasks-none = Задач нет. Поставить можно так: «задача Асель позвонить поставщику до пятницы».
tasks-none-overdue = Просроченных задач нет.
tasks-none-today = На сегодня задач нет.

tasks-button-done = Готово
tasks-button-done-one = Готово { $number }
tasks-button-open = Открыть
tasks-button-move = Перенести
tasks-button-assign = Поручить
tasks-button-cancel = Отменить
tasks-button-reopen = Открыть снова
tasks-button-order = К заказу
tasks-button-idea = К идее
tasks-button-mine = Мои задачи
tasks-button-all = Все
tasks-button-overdue = Просроченные
tasks-button-today = На сегодня

tasks-told-given = Вам поручили. { $task }
tasks-told-done = { $member }: сделано. { $task }
tasks-told-cancelled = { $member }: делать не нужно. { $task }
tasks-told-late = { $count ->
    [one] Просрочена { $count } задача
    [few] Просрочены { $count } задачи
   *[other] Просрочено { $count } задач
}
tasks-told-today = { $count ->
    [one] На сегодня { $count } задача
    [few] На сегодня { $count } задачи
   *[other] На сегодня { $count } задач
}
tasks-told-line = { $task } — { $due }
tasks-notice-given = мне поручили задачу
tasks-notice-closed = мою просьбу сделали или отменили
tasks-notice-due = настал или прошёл срок моей задачи

tasks-closed = { $task } — уже { $state }.
tasks-so-already = { $task } — так и есть, менять нечего.
tasks-edited = { $task } — с тех пор её меняли, вернуть как было не получится.
tasks-not-yours = { $task } — поручена другому, отметить её может он сам или тот, кто ведёт заказы.
tasks-past = { $day } уже прошло. Назовите день впереди.
