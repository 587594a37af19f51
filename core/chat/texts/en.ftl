chat-linked = This group is linked to “{ $company }”
chat-linked-ahead = Link this group to “{ $company }”
chat-how-to = Address me by name, by a reply or with a command. Cost and profit are not shown in groups.
chat-unlinked = This group is no longer linked to “{ $company }”
chat-unlinked-ahead = Unlink this group from “{ $company }”
chat-channels-title = { $count ->
        [0] No groups yet
        [one] { $count } group
       *[other] { $count } groups
    }
chat-column-name = Group
chat-unnamed = unnamed
chat-how-to-link = To add a group, invite the bot into it and write /link there.
chat-not-a-group = This command works in a group: add the bot there and write /link.
chat-linked-already = This group is linked already. Use /unlink first.
chat-not-linked = This group is not linked. Link it with /link.
chat-administrators-only = Only an administrator of the group in Telegram can link it.
chat-command-link = Link the group to the business
chat-command-unlink = Unlink the group
chat-command-channels = The team's groups
field-chat-company = Business
