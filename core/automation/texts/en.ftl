automation-kept = 🗓 I will send: { $what }
automation-next = Next time: { $at }
automation-what-when = { $what } — { $when }
automation-reminder = a reminder “{ $text }”
automation-report-today = the day's report
automation-report-yesterday = yesterday's report
automation-report-week = the week's report
automation-report-month = the month's report
automation-report-low = what is running low
automation-report-money = the day's money
automation-report-orders = the list of orders
automation-report-debts = who owes us
automation-cron-daily = every day at { $at }
automation-cron-workdays = on weekdays at { $at }
automation-cron-weekend = at weekends at { $at }
automation-cron-weekly = { $day } at { $at }
automation-cron-monthly = on day { $day } of every month at { $at }
automation-cron-other = on schedule { $cron }
automation-cron-hourly = every hour{ $sharp ->
    [1] {""}
   *[other] {" "}at :{ $minute }
}
automation-cron-hours = every { $count } hours
automation-cron-minutes = every { $count } minutes
automation-cron-between = every hour from { $first } to { $last }
automation-cron-last = on the last day of the month at { $at }
automation-where-private = to the private chat
automation-where-here = here, to this group
automation-where-group = to a group
automation-where = { $what }, { $where }
automation-day-mon = every Monday
automation-day-tue = every Tuesday
automation-day-wed = every Wednesday
automation-day-thu = every Thursday
automation-day-fri = every Friday
automation-day-sat = every Saturday
automation-day-sun = every Sunday
automation-told = 🔔 { $text }
automation-none = No schedules or reminders yet.
automation-how = Write, say: “every day at 9pm send me the report”.
automation-list-title = { $count ->
        [one] { $count } schedule
       *[other] { $count } schedules
    }
automation-line = { $number }. { $what }, next time { $at }
automation-line-paused = { $number }. { $what } — paused
automation-line-over = { $number }. { $what }
automation-button-pause = ⏸ { $number }
automation-button-resume = ▶️ { $number }
automation-button-remove = ✕ { $number }
automation-paused = ⏸ Paused: { $what }
automation-resumed = ▶️ Going on: { $what }
automation-removed = No longer sending: { $what }
automation-missed = While I was off I missed: { $what } ({ $count ->
        [one] { $count } time
       *[other] { $count } times
    }).
automation-stopped = ⏸ Stopped: { $what }. Whoever set it is no longer on the team or has no right to it.
automation-failed = A scheduled act did not work: { $what }. { $why }
automation-unclear-time = I did not get when: “{ $text }”. Write, say, “every day at 9pm”.
automation-already-past = { $at } is past. Give a later time.
automation-too-many = No more than { $limit } schedules can be kept. Remove some: /schedules.
automation-command-schedule = Scheduled report
automation-command-remind = Remind
automation-command-schedules = My schedules
automation-command-unschedule = Remove a schedule
ask-automation-report = Which report shall I send?
ask-automation-cron = When shall I send it? For example: every day at 9pm
ask-automation-at = When shall I remind you?
ask-automation-text = What shall I remind you of?
field-automation-report = Report
field-automation-cron = When
field-automation-where = Where
field-automation-at = When
automation-will-remind = 🔔 Set { $what }
automation-topic = Schedules and notices
