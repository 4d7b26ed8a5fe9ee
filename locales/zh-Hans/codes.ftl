# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = 请检查您填写的内容，然后重试。
code-malformed = 无法读取该请求。
code-store-unknown = 找不到该商城。
code-credentials = 邮箱或密码错误。
code-code-wrong = 验证码错误，请输入最新一封邮件中的验证码。
code-code-expired = 验证码已过期，请重新获取。
code-code-used = 验证码已被使用，请重新获取。
code-code-exhausted = 验证码错误次数过多，请重新获取。
code-account-missing = 该邮箱尚未注册账号。
code-account-exists = 该邮箱已注册账号。
code-account-inactive = 该账号目前无法使用，请联系商城。
code-link-invalid = 此链接无效，可能不完整。
code-link-used = 此链接已被使用。
code-link-expired = 此链接已过期。
code-login-code-unknown = 此登录链接无效，可能不完整。
code-login-code-used = 此登录链接已被使用。
code-login-code-expired = 此登录链接已过期。
code-customer-unknown = 该邮箱没有对应的已验证客户。
code-session = 登录已过期，请重新登录。
code-access-token = 访问令牌缺失或无效。
code-social-unavailable = 暂不支持使用第三方账号登录。
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = 此处不支持使用该第三方账号登录。
# For developers: the shop has not allowed the address.
code-redirect-unknown = 尚未为该第三方平台配置此回调地址。
code-social-refused = 无法验证您的第三方账号登录，请重试。
code-social-expired = 第三方账号登录已过期，请重试。
code-social-taken = 该账号已被其他客户绑定。
code-provider-unavailable = 第三方平台没有响应。请稍后重试，或使用其他方式登录。
code-social-proof-needed = 请验证您的邮箱，以完成登录。
code-ticket-expired = 第三方账号登录已过期，请重新开始。
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = 无法验证您的通行密钥，请重试。
code-passkey-unknown = 该通行密钥未绑定此处的任何账号，请使用其他方式登录。
code-passkey-expired = 操作超时，请重试。
code-proof-required = 如需进行此更改，请重新登录。
code-unproven = 请先验证您的邮箱。
code-passkey-exists = 该通行密钥已添加。
code-passkey-limit = 无法添加更多通行密钥，请先移除一个。
code-not-found = 此地址没有任何内容。
code-method = 此地址不支持该请求方法。
code-too-large = 请求内容过大。
code-media-type = 请求必须为 JSON 格式。
code-script-only = 此地址无法直接打开。
code-too-many = 尝试次数过多，请稍后再试。
code-internal = 系统出现错误，请稍后重试。
code-unavailable = 服务暂时不可用，请稍后重试。
code-draining = 服务器正在关闭，请稍后重试。


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = 请输入邮箱
# $max: the most characters, such as 96.
email-length = 邮箱不能超过 { $max } 个字符
email-characters = 邮箱中含有不支持的字符
# The symbols stay as they are.
email-symbols = 邮箱中不能使用以下符号：' " < > # $ % ^ & *
# The address stays as it is.
email-format = 请输入正确的邮箱，例如 name@example.com

given-name-required = 请输入名字
given-name-length = 名字不能超过 { $max } 个字符
given-name-characters = 名字中含有不支持的字符
# The symbols stay as they are.
given-name-symbols = 名字中不能使用以下符号：' " < > # $ % ^ & *

family-name-required = 请输入姓氏
family-name-length = 姓氏不能超过 { $max } 个字符
family-name-characters = 姓氏中含有不支持的字符
# The symbols stay as they are.
family-name-symbols = 姓氏中不能使用以下符号：' " < > # $ % ^ & *

phone-required = 请输入电话号码
phone-length = 电话号码不能超过 { $max } 个字符（不含空格）
phone-characters = 电话号码中含有不支持的字符
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = 请输入完整的电话号码（不含分机号），例如 +44 20 7946 0000

password-required = 请输入密码
password-length = 密码不能超过 { $max } 个字符
password-characters = 密码中含有不支持的字符

new-password-required = 请设置密码
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length = 密码长度须为 { $min } 至 { $max } 个字符
new-password-common = 该密码太容易被猜到，请换一个
new-password-same-as-email = 密码不能与邮箱相同
# The symbols stay as they are.
new-password-composition = 须包含大写字母和小写字母，并至少包含一个数字或以下任一符号：# ? ! @ $ % ^ & * -
passwords-mismatch = 两次输入的密码不一致

code-required = 请输入邮件中的验证码
code-format = 请输入 6 位验证码

# A value of another program, not one that a shopper types.
value-required = 请输入值
value-length = 该值过短或过长
value-characters = 该值含有不支持的字符
value-type = 该值的类型不正确
value-choice = 不支持该值
quantity-format = 请输入大于 0 且不超过 1,000,000 的数量，最多 3 位小数
# $max: the most items, such as 500.
cart-items = 购物车最多可放入 { $max } 件商品
