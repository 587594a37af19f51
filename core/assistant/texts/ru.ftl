assistant-falls-back = Модель сейчас не отвечает, отвечаю сам.
assistant-at-a-loss = Не понял. Скажите иначе или откройте /menu.
assistant-which = Что именно?
assistant-did-you-want = Вы хотите:
