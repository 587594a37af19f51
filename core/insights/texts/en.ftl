## Ideas from the business's own figures
insights-topic = Ideas
insights-command-ideas = Ideas: how to sell more
insights-command-allideas = Ideas kept
insights-command-rateidea = Rate an idea
insights-command-ideatask = Make a task of an idea
insights-command-dropidea = Delete an idea
ask-insights-idea = Which idea?
ask-insights-good = Is it a good idea?
field-insights-idea = Idea
field-insights-good = Good

insights-title = { $count ->
    [one] { $count } idea from your figures
   *[other] { $count } ideas from your figures
}
insights-deed = New ideas: { $count }
insights-will-think = I will look at the figures and suggest what can be done.
insights-list = Ideas
insights-none = No ideas yet.
insights-nothing-new = Nothing new to say: the figures are even, and what I said lately I do not repeat.
insights-without-model = The model did not answer just now, so these ideas are my own.
insights-model-unfounded = The model said nothing that stands on your figures, so these ideas are my own.
insights-numbered = Idea { $number }
insights-called = { insights-numbered }. { $idea }
insights-worded = { $words }
insights-ruled = { $fact } — { $advice }.
insights-because = It stands on: { $fact }.
insights-has-task = There is a task of it.

insights-fact-dead = { $product } has not sold for { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $quantity } for { $amount } at selling price
insights-fact-never-sold = { $product }: not one sale in { $days ->
    [one] { $days } day
   *[other] { $days } days
}, { $quantity } on hand for { $amount } at selling price
insights-advice-dead = give a discount, or offer it with what people do buy
insights-fact-low = { $product } is among what sells best; with what is coming { $left } is left, and { $used } went in { $days ->
    [one] { $days } day
   *[other] { $days } days
}
insights-advice-low = order { $quantity }
insights-fact-margin = { $product }: margin { $share } on revenue of { $revenue } in { $days ->
    [one] { $days } day
   *[other] { $days } days
}
insights-advice-margin = check its price or what it is bought for
insights-fact-falling = { $product }: sales in { $days ->
    [one] { $days } day
   *[other] { $days } days
} fell from { $before } to { $now }
insights-advice-falling = ask buyers what has changed, and put it where it is seen
insights-fact-asleep = { $customer }: last order { $silent ->
    [one] { $silent } day
   *[other] { $silent } days
} ago, usually every { $usual ->
    [one] { $usual } day
   *[other] { $usual } days
}; { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
} for { $revenue } in all
insights-advice-asleep = call or write
insights-fact-once = Of { $buyers ->
    [one] { $buyers } new buyer
   *[other] { $buyers } new buyers
} in { $days ->
    [one] { $days } day
   *[other] { $days } days
}, { $single } bought once only
insights-advice-once = give them a reason to come again: something off the next purchase, or a call after a week
insights-fact-weekday = { $day } is a weak day: { $mean } on average, { $usual } on the others (over { $weeks ->
    [one] { $weeks } week
   *[other] { $weeks } weeks
})
insights-advice-weekday = make an offer { $day }
insights-weekday-0 = Monday
insights-weekday-1 = Tuesday
insights-weekday-2 = Wednesday
insights-weekday-3 = Thursday
insights-weekday-4 = Friday
insights-weekday-5 = Saturday
insights-weekday-6 = Sunday
insights-on-weekday-0 = for Mondays
insights-on-weekday-1 = for Tuesdays
insights-on-weekday-2 = for Wednesdays
insights-on-weekday-3 = for Thursdays
insights-on-weekday-4 = for Fridays
insights-on-weekday-5 = for Saturdays
insights-on-weekday-6 = for Sundays

insights-button-task = Task of { $number }
insights-button-like = 👍 { $number }
insights-button-dislike = 👎 { $number }
insights-button-all = All ideas
insights-button-suggest = Suggest ideas
insights-button-open-task = Open the task

insights-liked = { insights-numbered }: a good one, noted.
insights-disliked = { insights-numbered }: understood, none of the kind for a month.
insights-rated-back = { insights-numbered }: the rating is gone.
insights-tasked-now = { $task }
insights-untasked = Taken back. { $task }
insights-task-marked = Look into idea { $number }
insights-task-ruled = { $fact } — { $advice }
insights-deleted = { insights-numbered } is deleted.
insights-restored = { insights-numbered } is back.
insights-taken-back = Ideas taken back: { $count }

insights-too-thin = Too little data for honest ideas yet: { $orders } orders on { $sold } days with sales in { $days } days. At least { $least_orders } orders and { $least_days } days with sales are needed.
insights-tasked = { insights-numbered }: there is a task of it already.
insights-so-already = { insights-numbered }: it is so already.
