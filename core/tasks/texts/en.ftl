## To-dos of the team: what, who, till when
tasks-topic = Tasks
tasks-command-task = Set a task
tasks-command-tasks = Tasks
tasks-command-taskdone = Task done
tasks-command-taskcancel = Cancel a task
tasks-command-taskmove = Move a task
tasks-command-taskassign = Assign a task
tasks-command-taskedit = Change a task
ask-tasks-text = What is to be done?
ask-tasks-task = Which task?
ask-tasks-member = Who is to do it?
ask-tasks-due = By which day?
field-tasks-task = Task
field-tasks-text = What to do
field-tasks-mine = Mine
field-tasks-message = Message
field-tasks-status = Which

tasks-called = Task { $number }: { $text }
tasks-called-late = Overdue. { $task }
tasks-late = { $due }, overdue
tasks-label-author = Set by
tasks-label-state = State
tasks-state-open = open
tasks-state-done = done
tasks-state-cancelled = cancelled
tasks-state-annulled = taken back
tasks-from-order = About order
tasks-from-idea = From the idea
tasks-from-message = From a message

tasks-added = { $task }
tasks-annulled = Taken back. { $task }
tasks-done = Done. { $task }
tasks-cancelled = Cancelled. { $task }
tasks-reopened = Open again. { $task }
tasks-changed-due = New day. Task { $number }: { $text }
tasks-changed-assignee = Handed over. Task { $number }: { $text }
tasks-changed-text = Changed. Task { $number }: { $text }
tasks-put-back = As it was. { $task }

tasks-list-open = Open tasks
tasks-list-overdue = Overdue tasks
tasks-list-today = Tasks for today and overdue
tasks-list-done = Tasks done
tasks-list-cancelled = Cancelled tasks
tasks-list-of = { $list } · { $member }
tasks-list-mine = { $list } · mine
tasks-none = No tasks. Set one like this: “task for David to call the supplier by Friday”.
tasks-none-overdue = No overdue tasks.
tasks-none-today = No tasks for today.

tasks-button-done = Done
tasks-button-done-one = Done { $number }
tasks-button-open = Open
tasks-button-move = Move
tasks-button-assign = Assign
tasks-button-cancel = Cancel
tasks-button-reopen = Open again
tasks-button-order = To the order
tasks-button-idea = To the idea
tasks-button-mine = My tasks
tasks-button-all = All
tasks-button-overdue = Overdue
tasks-button-today = For today

tasks-told-given = A task for you. { $task }
tasks-told-done = { $member }: done. { $task }
tasks-told-cancelled = { $member }: no longer needed. { $task }
tasks-told-late = { $count ->
    [one] { $count } task is overdue
   *[other] { $count } tasks are overdue
}
tasks-told-today = { $count ->
    [one] { $count } task for today
   *[other] { $count } tasks for today
}
tasks-told-line = { $task } — { $due }
tasks-notice-given = a task is given to me
tasks-notice-closed = what I asked for is done or cancelled
tasks-notice-due = the day of my task has come or is over

tasks-closed = { $task } — { $state } already.
tasks-so-already = { $task } — it is so already.
tasks-edited = { $task } — it was changed since, so this cannot be taken back.
tasks-not-yours = { $task } — it is somebody else’s: they, or who looks after orders, can close it.
tasks-past = { $day } is over. Name a day ahead.
