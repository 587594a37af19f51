drawing-other = Прочее
drawing-empty = Пока нет данных
drawing-page = стр.
