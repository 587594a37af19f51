automation-kept = 🗓 Буду присылать: { $what }
automation-next = Ближайший раз: { $at }
automation-what-when = { $what } — { $when }
automation-reminder = напоминание «{ $text }»
automation-report-today = отчёт за день
automation-report-yesterday = отчёт за вчера
automation-report-week = отчёт за неделю
automation-report-month = отчёт за месяц
automation-report-low = что заканчивается
automation-report-money = движение денег за день
automation-report-orders = список заказов
automation-report-debts = кто должен
automation-cron-daily = каждый день в { $at }
automation-cron-workdays = по будням в { $at }
automation-cron-weekend = по выходным в { $at }
automation-cron-weekly = { $day } в { $at }
automation-cron-monthly = { $day }-го числа каждого месяца в { $at }
automation-cron-other = по расписанию { $cron }
automation-cron-hourly = каждый час{ $sharp ->
    [1] {""}
   *[other] {" "}в :{ $minute }
}
automation-cron-hours = { $count ->
    [one] каждый { $count } час
    [few] каждые { $count } часа
   *[other] каждые { $count } часов
}
automation-cron-minutes = { $count ->
    [one] каждую { $count } минуту
    [few] каждые { $count } минуты
   *[other] каждые { $count } минут
}
automation-cron-between = каждый час с { $first } до { $last }
automation-cron-last = в последний день месяца в { $at }
automation-where-private = в личный чат
automation-where-here = сюда, в эту группу
automation-where-group = в группу
automation-where = { $what }, { $where }
automation-day-mon = каждый понедельник
automation-day-tue = каждый вторник
automation-day-wed = каждую среду
automation-day-thu = каждый четверг
automation-day-fri = каждую пятницу
automation-day-sat = каждую субботу
automation-day-sun = каждое воскресенье
automation-told = 🔔 { $text }
automation-none = Расписаний и напоминаний пока нет.
automation-how = Напишите, например: «каждый день в 21:00 присылай отчёт».
automation-list-title = { $count ->
        [one] { $count } расписание
        [few] { $count } расписания
       *[many] { $count } расписаний
    }
automation-line = { $number }. { $what }, ближайший раз { $at }
automation-line-paused = { $number }. { $what } — на паузе
automation-line-over = { $number }. { $what }
automation-button-pause = ⏸ { $number }
automation-button-resume = ▶️ { $number }
automation-button-remove = ✕ { $number }
automation-paused = ⏸ На паузе: { $what }
automation-resumed = ▶️ Снова присылаю: { $what }
automation-removed = Больше не присылаю: { $what }
automation-missed = Пока я был выключен, пропущено: { $what } ({ $count ->
        [one] { $count } раз
        [few] { $count } раза
       *[many] { $count } раз
    }).
automation-stopped = ⏸ Остановлено: { $what }. Того, кто это настроил, больше нет в команде или у него нет прав.
automation-failed = Не получилось выполнить по расписанию: { $what }. { $why }
automation-unclear-time = Не понял, когда: «{ $text }». Напишите, например, «каждый день в 21:00».
automation-already-past = { $at } уже прошло. Укажите время позже.
automation-too-many = Больше { $limit } расписаний завести нельзя. Уберите лишние: /schedules.
automation-command-schedule = Отчёт по расписанию
automation-command-remind = Напомнить
automation-command-schedules = Мои расписания
automation-command-unschedule = Убрать расписание
ask-automation-report = Какой отчёт присылать?
ask-automation-cron = Когда присылать? Например: каждый день в 21:00
ask-automation-at = Когда напомнить?
ask-automation-text = О чём напомнить?
field-automation-report = Отчёт
field-automation-cron = Когда
field-automation-where = Куда
field-automation-at = Когда
automation-will-remind = 🔔 Поставил { $what }
automation-topic = Расписания и уведомления
