assistant-falls-back = Модель сейчас не отвечает, отвечаю сам.
assistant-at-a-loss = Не понял. Скажите иначе или откройте /menu.
assistant-is-customer = «{ $name }» — это клиент, запомнил. А товары?
assistant-unread = Не разобрал: { $words }. Проверьте, всё ли записано.
assistant-not-read = Не разобрал: { $words }. Скажите иначе.
assistant-which = Что именно?
assistant-did-you-want = Вы хотите:

## Модель
assistant-words = { $text }
assistant-asks = { $question }
assistant-heard = «{ $text }» — понял. Напишите целиком, что с этим сделать.
assistant-stopped = Остановил. Ничего не сделано.
assistant-stopped-after = Остановил. До этого успел вот что:
assistant-nothing-done = Пока ничего не сделано: я только ответил словами. Скажите, что сделать, и я покажу карточку.
assistant-cannot-vouch = Не буду называть цифры, которых не нашёл в записях. Спросите иначе, например: «сколько осталось», «выручка за неделю».
assistant-model-limit = Лимит модели на сегодня исчерпан, отвечаю сам.
assistant-hello =
    Здравствуйте! Чем помочь? Например:
    • выручка за сегодня
    • кто нам должен
    • что заканчивается
assistant-welcome = Пожалуйста! Обращайтесь.
assistant-price-or-quantity = { $number } — это цена или количество?
assistant-as-price = Цена { $number }
assistant-as-quantity = Количество { $number }
assistant-handed-what = Сообщение переслано. Что с ним сделать?
assistant-handed-order = Записать заказ
assistant-handed-customer = Записать клиента
assistant-handed-task = Поставить задачу
assistant-handed-nothing = Пересланное прочитал. Записать из него заказ, клиента или задачу может тот, у кого есть на это право.
assistant-misheard = Исправить
assistant-mend = Хорошо, забыл. Напишите или скажите, как правильно.
assistant-copy-heard = Скопировать услышанное
assistant-nothing-asked = Сейчас ничего не жду. Скажите, что сделать, или откройте /menu.

## Расход модели
field-assistant-tokens = Токенов в день
field-assistant-whose = На кого
ask-assistant-amount = Сколько денег в день можно тратить на модель?
assistant-command-usage = Сколько потрачено на модель
assistant-command-limit = Лимит на модель в день
assistant-command-nolimit = Снять лимит на модель
assistant-usage-title = Расход модели
assistant-usage-today = Сегодня
assistant-usage-month = С начала месяца
assistant-usage-both = { $money }, токенов { $tokens }
assistant-usage-tokens = токенов { $tokens }
assistant-usage-voices-today = Голосовые сегодня
assistant-usage-voices-month = Голосовые с начала месяца
assistant-usage-spoken = { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[other] { $count } сообщений
 }, { $minutes } мин
assistant-usage-nothing = В этом месяце модель ни разу не понадобилась.
assistant-usage-somebody = Бывший сотрудник
assistant-limit-person = Лимит в день на каждого
assistant-limit-company = Лимит в день на всех
assistant-limit-of-person = на каждого
assistant-limit-of-company = на всех вместе
assistant-limit-set = Лимит модели в день { $whose }: { $amount }
assistant-limit-lifted = Лимита модели { $whose } больше нет
assistant-limit-then = О расходе в 80 % скажу. Когда лимит выйдет, до завтра буду отвечать сам, без модели.
assistant-model-near-limit = Дневной лимит модели { $whose } израсходован на 80 %. Потом до завтра отвечаю сам.
assistant-paper-limit = Лимит модели на сегодня исчерпан, фото пока не читаю. Напишите словами, например: «расход 1234,50 бензин» или «приход 10 кг муки по 45».
assistant-paper-failed = Сейчас прочитать не получилось, ничего не записано. Пришлите ещё раз через минуту или напишите словами, например: «расход 1234,50 бензин».
assistant-paper-unopened = Файл не открывается. Пришлите фото или PDF ещё раз или напишите словами, например: «расход 1234,50 бензин».
assistant-paper-long = В накладной больше ста строк. Пришлите её таблицей XLSX или CSV либо по частям.
assistant-paper-abroad = Накладная в { $currency }, а себестоимость дело ведёт в своей валюте. Напишите приход словами со своими ценами, например: «приход 10 кг муки по 45».
assistant-paper-none = Не вижу здесь чека или накладной с итогом. Снимите ровнее и ближе или напишите словами, например: «расход 1234,50 бензин» или «приход 10 кг муки по 45».

## Память
field-assistant-text = Что запомнить
field-assistant-memory = Что из памяти
ask-assistant-text = Что запомнить?
ask-assistant-memory = Что из того, что я помню?
assistant-command-remember = Запомнить
assistant-command-memory = Что я помню
assistant-command-forget = Забыть
assistant-command-memo = Исправить то, что помню
assistant-remembered-me = Запомнил для вас: { $text }
assistant-remembered-team = Запомнил для всей команды: { $text }
assistant-remembered-me-ahead = Запомнить для вас: { $text }
assistant-remembered-team-ahead = Запомнить для всей команды: { $text }
assistant-forgotten-ahead = Забыть: { $text }
assistant-forgotten = Забыл: { $text }
assistant-memory-title = Что я помню
assistant-memory-empty = Пока ничего не помню. Скажите, например: «запомни: по субботам скидка постоянным 5%».
assistant-memory-of-me = только вы
assistant-memory-of-team = вся команда
assistant-memory-full = Больше { $limit } записей в памяти не держу. Забудьте сначала лишнее: «что ты помнишь».
assistant-column-memory = Запись
assistant-button-forget = Забыть { $number }
assistant-button-share = Для всей команды
assistant-usage-no-model = Модель не подключена: отвечаю сам, это ничего не стоит.
assistant-limit-needs-prices = Не знаю цен модели, поэтому в деньгах лимит не посчитаю. Задайте его в токенах или попросите указать цены в настройках (OPENAI_PRICE_IN и OPENAI_PRICE_OUT).
assistant-topic = Помощник

## Проверка модели
assistant-command-llm-test = Проверить модель
assistant-no-model = Модель не подключена, проверять нечего: слова разбираю сам. Подключить её можно в настройках (OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL).
assistant-trial-title = Проверка модели { $model }
assistant-trial-at = Сервер: { $address }
assistant-trial-listed = ✓ Сервер отвечает, эта модель у него есть.
assistant-trial-unlisted = ✓ Сервер отвечает, списка моделей не даёт.
assistant-trial-not-listed = ✗ В списке сервера этой модели нет. Есть, например: { $some }.
assistant-trial-calls-made = ✓ Вызывает действия: сможет записывать и смотреть.
assistant-trial-calls-written = ✓ Действия называет словами. Я их разбираю, но модель посильнее ошибается реже.
assistant-trial-calls-none = ✗ Действий не вызывает: разговаривать будет, а записывать и смотреть не сможет. Возьмите модель, которая умеет вызывать инструменты.
assistant-trial-parallel-yes = ✓ Несколько дел из одного сообщения называет сразу.
assistant-trial-parallel-no = ✗ Несколько дел за раз не называет: просите об одном деле в сообщении.
assistant-trial-pieces-yes = ✓ Ответ будет видно, пока он пишется.
assistant-trial-pieces-no = ✗ Отвечать по частям не умеет: ответ придёт сразу целиком.
assistant-trial-counted-yes = ✓ Считает токены: расход и лимиты точные.
assistant-trial-counted-no = ✗ Токены не считает: расход прикидываю по длине слов.
assistant-trial-why-away = ✗ Сервер не отвечает. Проверьте, запущен ли он и верен ли адрес (OPENAI_BASE_URL).
assistant-trial-why-key = ✗ Сервер не принимает ключ. Проверьте OPENAI_API_KEY.
assistant-trial-why-model = ✗ Сервер не нашёл модель. Проверьте её имя (OPENAI_MODEL) и адрес (OPENAI_BASE_URL).
assistant-trial-why-refuses = ✗ Сервер на вопросы отвечает отказом. Проверьте модель и её настройки на сервере.
assistant-trial-why-slow = ✗ Ответа не дождался. Если модель ещё загружается, повторите через минуту.
assistant-trial-meanwhile = Пока так, слова разбираю сам.

## Непонятые фразы
field-assistant-learning = Учиться на непонятых фразах
assistant-command-learn = Учиться на непонятых фразах
assistant-command-unread = Непонятые фразы
assistant-learning-on = Запоминаю непонятые фразы
assistant-learning-on-ahead = Запоминать непонятые фразы
assistant-learning-on-what = Храню только вид фразы: слова дела и знаки вроде <товар>, <клиент>, <число>. Имена, суммы, телефоны и сами сообщения не храню. Посмотреть и стереть: /unread.
assistant-learning-off = Больше не запоминаю непонятые фразы
assistant-learning-off-ahead = Не запоминать непонятые фразы
assistant-learning-off-what = Что уже записано, можно посмотреть и стереть: /unread.
assistant-unread-title = Непонятые фразы
assistant-unread-none = Непонятых фраз нет.
assistant-unread-on = Запоминаю только вид фразы, без имён, сумм и телефонов.
assistant-unread-off = Сейчас непонятые фразы не запоминаю.
assistant-column-shape = Вид фразы
assistant-column-times = Раз
assistant-column-last = Последний раз
assistant-column-offered = Что предлагал
assistant-column-chosen = Что выбрали
assistant-button-learn-on = Запоминать
assistant-button-learn-off = Не запоминать
assistant-button-forget-all = Забыть всё
assistant-unread-forgotten = { $count ->
    [0] Забывать нечего
    [one] Забыта { $count } непонятая фраза
    [few] Забыты { $count } непонятые фразы
   *[other] Забыто { $count } непонятых фраз
 }
assistant-unread-forgotten-ahead = { $count ->
    [0] Забыть непонятые фразы: их нет
    [one] Забыть { $count } непонятую фразу насовсем
    [few] Забыть { $count } непонятые фразы насовсем
   *[other] Забыть { $count } непонятых фраз насовсем
 }
assistant-phrase-forgotten = Забыл фразу: { $shape }
assistant-phrase-forgotten-ahead = Забыть фразу насовсем: { $shape }
assistant-sign-prod = <товар>
assistant-sign-cust = <клиент>
assistant-sign-sup = <поставщик>
assistant-sign-member = <сотрудник>
assistant-sign-wh = <склад>
assistant-sign-company = <компания>
assistant-sign-account = <счёт>
assistant-sign-item = <статья>
assistant-sign-schedule = <расписание>
assistant-sign-channel = <группа>
assistant-sign-order = <заказ>
assistant-sign-purchase = <закупка>
assistant-sign-email = <почта>
assistant-sign-handle = <ник>
assistant-sign-phone = <телефон>
assistant-sign-quote = <цитата>
assistant-sign-when = <день>
assistant-sign-period = <период>
assistant-sign-recur = <повтор>
assistant-sign-money = <сумма>
assistant-sign-qty = <количество>
assistant-sign-pct = <процент>
assistant-sign-num = <число>
assistant-sign-name = <имя>
assistant-sign-unk = <слово>
