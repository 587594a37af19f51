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
assistant-handed-nothing = Пересланное прочитал. Записать из него заказ или клиента может тот, у кого есть на это право.
assistant-misheard = Исправить
assistant-mend = Хорошо, забыл. Напишите или скажите, как правильно.
assistant-copy-heard = Скопировать услышанное
assistant-nothing-asked = Сейчас ничего не жду. Скажите, что сделать, или откройте /menu.
