## Идеи по цифрам дела
insights-topic = Идеи
insights-command-ideas = Идеи: как продать больше
insights-command-allideas = Сохранённые идеи
insights-command-rateidea = Оценить идею
insights-command-ideatask = Идею в задачу
insights-command-dropidea = Удалить идею
ask-insights-idea = Какая идея?
ask-insights-good = Идея хорошая?
field-insights-idea = Идея
field-insights-good = Хорошая

insights-title = { $count ->
    [one] { $count } идея по вашим цифрам
    [few] { $count } идеи по вашим цифрам
   *[other] { $count } идей по вашим цифрам
}
insights-deed = Новые идеи: { $count }
insights-will-think = Посмотрю на цифры и предложу, что можно сделать.
insights-list = Идеи
insights-none = Идей пока нет.
insights-nothing-new = Нового сейчас не скажу: цифры ровные, а о чём уже говорил недавно, не повторяю.
insights-without-model = Модель сейчас не ответила, идеи составил сам.
insights-model-unfounded = Модель не сказала ничего, что держится на ваших цифрах, поэтому идеи составил сам.
insights-numbered = Идея { $number }
insights-called = { insights-numbered }. { $idea }
insights-worded = { $words }
insights-ruled = { $fact } — { $advice }.
insights-because = На чём стоит: { $fact }.
insights-has-task = По ней есть задача.

insights-fact-dead = { $product } не продаётся { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}: лежит { $quantity } на { $amount } по цене продажи
insights-fact-never-sold = { $product }: ни одной продажи за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}, лежит { $quantity } на { $amount } по цене продажи
insights-advice-dead = сделайте скидку или предложите вместе с тем, что берут
insights-fact-low = { $product } — среди самых продаваемых: за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} ушло { $used }, а осталось, вместе с тем, что едет, { $left }
insights-advice-low = закажите { $quantity }
insights-fact-margin = { $product }: маржа { $share } при выручке { $revenue } за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
insights-advice-margin = проверьте цену или закупку
insights-fact-falling = { $product }: продажи за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} упали с { $before } до { $now }
insights-advice-falling = узнайте у покупателей, что изменилось, и верните товар на видное место
insights-fact-asleep = { $customer } — последний заказ { $silent ->
    [one] { $silent } день
    [few] { $silent } дня
   *[other] { $silent } дней
} назад, обычно раз в { $usual ->
    [one] { $usual } день
    [few] { $usual } дня
   *[other] { $usual } дней
}; всего { $orders ->
    [one] { $orders } заказ
    [few] { $orders } заказа
   *[other] { $orders } заказов
} на { $revenue }
insights-advice-asleep = позвоните или напишите
insights-fact-once = Из { $buyers ->
    [one] { $buyers } нового покупателя
   *[other] { $buyers } новых покупателей
} за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} купили один раз { $single }
insights-advice-once = дайте повод прийти второй раз: скидку на следующую покупку или звонок через неделю
insights-fact-weekday = { $day } — слабый день: в среднем { $mean }, в остальные дни { $usual } (за { $weeks ->
    [one] { $weeks } неделю
    [few] { $weeks } недели
   *[other] { $weeks } недель
})
insights-advice-weekday = придумайте предложение { $day }
insights-weekday-0 = Понедельник
insights-weekday-1 = Вторник
insights-weekday-2 = Среда
insights-weekday-3 = Четверг
insights-weekday-4 = Пятница
insights-weekday-5 = Суббота
insights-weekday-6 = Воскресенье
insights-on-weekday-0 = на понедельник
insights-on-weekday-1 = на вторник
insights-on-weekday-2 = на среду
insights-on-weekday-3 = на четверг
insights-on-weekday-4 = на пятницу
insights-on-weekday-5 = на субботу
insights-on-weekday-6 = на воскресенье

insights-button-task = В задачу { $number }
insights-button-like = 👍 { $number }
insights-button-dislike = 👎 { $number }
insights-button-all = Все идеи
insights-button-suggest = Предложить идеи
insights-button-open-task = Открыть задачу

insights-liked = { insights-numbered }: хорошая, запомнил.
insights-disliked = { insights-numbered }: понял, месяц таких не предлагаю.
insights-rated-back = { insights-numbered }: оценка убрана.
insights-tasked-now = { $task }
insights-untasked = Убрана. { $task }
insights-task-marked = Разобраться с идеей { $number }
insights-task-ruled = { $fact } — { $advice }
insights-deleted = { insights-numbered } удалена.
insights-restored = { insights-numbered } возвращена.
insights-taken-back = Убрано идей: { $count }

insights-too-thin = Пока мало данных для честных идей: за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} заказов { $orders }, дней с продажами { $sold }. Нужно хотя бы { $least_orders } заказов и { $least_days } дней с продажами.
insights-tasked = { insights-numbered }: по ней уже есть задача.
insights-so-already = { insights-numbered }: так и есть.
