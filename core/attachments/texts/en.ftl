attachments-already-there = This file is attached already.
attachments-too-many = No more than { $most } files can be attached.
attachments-changed-since = The file “{ $name }” has been touched since.
