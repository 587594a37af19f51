# Слова самой двери: кнопки карточек, вопросы, извинения. Слова о делах живут в комнатах.

telegram-empty = Пока пусто
telegram-yes = Да
telegram-change = Изменить
telegram-no = Отмена
telegram-undo = Отменить
telegram-more = Ещё
telegram-card = Проверьте, всё ли верно
telegram-card-changed = Пока вы думали, кое-что изменилось. Проверьте ещё раз
telegram-card-late = Сообщение дошло с опозданием, поэтому сначала спрошу
telegram-card-code = Понадобится код подтверждения
telegram-picture-lost = Картинку нарисовать не получилось, цифры в тексте верны
telegram-sheet-lost = Таблицу записать в файл не получилось. Попробуйте ещё раз
telegram-file-lost = Файл не сохранился
telegram-notice = 🔔 { $company }
