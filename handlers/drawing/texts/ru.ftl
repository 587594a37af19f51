drawing-other = Прочее
drawing-empty = Пока нет данных
