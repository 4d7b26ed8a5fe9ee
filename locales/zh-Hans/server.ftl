# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = 验证码已发送至该邮箱。
done-registered = 注册成功，我们已向您发送邮件。
done-registered-verified = 注册成功，现在可以登录了。
done-signed-in = 登录成功。
done-login-code-valid = 此登录链接有效。
done-link-sent = 如果该邮箱已注册账号，我们已向其发送重置链接。
done-link-valid = 此链接有效。
done-password-set = 密码已修改，请使用新密码登录。
done-profile = 您的个人资料。
done-signed-out = 您已退出登录。
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = 请在第三方平台上继续操作。
done-social-confirmed = 第三方平台已确认您的登录。
done-social-linked = 账号已绑定，现在可以使用该账号登录了。
done-social-links = 您可以用来登录的账号。
done-social-unlinked = 账号已解绑。
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = 请使用您的通行密钥继续操作。
done-passkey-added = 通行密钥已添加，现在可以使用它登录了。
done-passkeys = 您的通行密钥。
done-passkey-renamed = 通行密钥已重命名。
done-passkey-removed = 通行密钥已移除。
# The name of a passkey that a customer has given none.
passkey-name = 通行密钥
# The server is healthy.
done-healthy = 正常


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = 【{ $shop }】您的验证码
mail-code-intro = 您的 { $shop } 一次性验证码为：
# $minutes: how long the code works.
mail-code-minutes = 验证码仅可使用一次，{ $minutes } 分钟内有效。
# $seconds: how long the code works.
mail-code-seconds = 验证码仅可使用一次，{ $seconds } 秒内有效。
mail-code-secret = 请勿将验证码告诉任何人。我们绝不会向您索要验证码。
mail-code-ignore = 如果不是您本人操作，请忽略此邮件。

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = 【{ $shop }】您已有账号
mail-account-exists-intro = 有人尝试使用您的邮箱在 { $shop } 注册账号。
mail-account-exists-code = 您已有账号，因此账号信息没有任何变化。如果是您本人操作，请使用密码登录，或使用以下一次性验证码登录（很快会过期）：
mail-account-exists-ignore = 如果不是您本人操作，请忽略此邮件。

# A link to choose a new password.
mail-reset-subject = 【{ $shop }】重置密码
mail-reset-intro = 有人请求重置您在 { $shop } 的账号密码。如果是您本人操作，请设置新密码：
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = 重置密码
# $minutes: how long the link works.
mail-reset-minutes = 链接仅可使用一次，{ $minutes } 分钟内有效。
# $seconds: how long the link works.
mail-reset-seconds = 链接仅可使用一次，{ $seconds } 秒内有效。
mail-reset-ignore = 如果不是您本人操作，请忽略此邮件，您的密码不会改变。

# After a customer has chosen a new password.
mail-password-changed-subject = 【{ $shop }】您的密码已修改
mail-password-changed-intro = 您在 { $shop } 的账号密码刚刚被修改。
mail-password-changed-signed-out = 您已在所有设备上退出登录，请使用新密码登录。
mail-password-changed-alarm = 如果不是您本人操作，他人可能已进入您的邮箱。请先确保邮箱账号安全，再从登录页面重置密码。

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = 【{ $shop }】您已绑定 { $provider } 账号
mail-social-linked-intro = 您的 { $provider } 账号已与您在 { $shop } 的账号绑定，两者均可用于登录。
mail-social-linked-alarm = 如果不是您本人操作，他人可能已进入您的邮箱或 { $provider } 账号。请先确保两者安全，再登录 { $shop }，在账号页面中解除绑定。

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = 【{ $shop }】您已解绑 { $provider } 账号
mail-social-unlinked-intro = 您的 { $provider } 账号已与您在 { $shop } 的账号解绑。您仍可使用我们发送到您邮箱的一次性验证码登录。
mail-social-unlinked-alarm = 如果不是您本人操作，他人可能已进入您的账号。请从登录页面重置密码。

# After a passkey was added to a customer's account.
mail-passkey-added-subject = 【{ $shop }】您已添加通行密钥
mail-passkey-added-intro = 您在 { $shop } 的账号刚刚添加了一个通行密钥，您可以使用它代替密码登录。
mail-passkey-added-alarm = 如果不是您本人操作，他人可能已进入您的账号。请先确保您的邮箱安全，再登录 { $shop }，在账号页面中移除该通行密钥。

# After a customer has removed a passkey.
mail-passkey-removed-subject = 【{ $shop }】您已移除通行密钥
mail-passkey-removed-intro = 您在 { $shop } 的账号刚刚移除了一个通行密钥。您仍可使用我们发送到您邮箱的一次性验证码登录。
mail-passkey-removed-alarm = 如果不是您本人操作，他人可能已进入您的账号。请从登录页面重置密码。


## The page that shows emails while developing

mail-page-title = 邮件
mail-page-heading = 本应发出的邮件
# $seconds: 5.
mail-page-refreshes = 此页面每 { $seconds } 秒刷新一次。
# A link.
mail-page-app = 前往应用
mail-page-empty = 暂无邮件。
# In front of an email's recipient.
mail-page-to = 收件人：{ $email }

