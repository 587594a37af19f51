attachments-already-there = Этот файл уже приложен.
attachments-too-many = Приложить можно не больше { $most } файлов.
attachments-changed-since = Файл «{ $name }» с тех пор уже трогали.
