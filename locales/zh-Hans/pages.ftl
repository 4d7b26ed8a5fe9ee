# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = 登录
# The same button after it was pressed.
signing-in = 正在登录…
# The heading.
sign-in-title = 登录
# A checkbox.
keep-me-signed-in = 保持登录状态
# Below the checkbox.
keep-me-signed-in-hint = 不建议在公用设备上使用。
# A link to the page that emails a one-time code.
code-instead = 使用邮箱验证码登录
# A link.
forgot-password = 忘记密码？
# A question; the link “Create an account” follows.
new-here = 还没有账号？
# A link, and the heading and button of the page it leads to.
create-account = 注册账号
# On the page to create an account: a question; the link “Sign in” follows.
have-account = 已有账号？
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = 使用通行密钥登录


## Notices at the top of a page

not-kept = 您的浏览器无法保存登录状态，下次访问时需要重新登录。
signed-out = 您已退出登录。
session-over = 登录已过期，请重新登录。
account-ready = 注册成功，现在可以登录了。
password-saved = 密码已修改，请使用新密码登录。
# After a sign-in on a shop's page that goes on by itself.
code-given = 您可以继续购物了。


## One-time code

code-title = 验证码登录
code-intro = 我们会向您的邮箱发送一次性验证码，无需密码即可登录。
# A button.
send-code = 获取验证码
# The same button after it was pressed.
sending-code = 正在发送验证码…
# A link to the page with email address and password.
password-instead = 使用密码登录
# The heading after a code or a reset link was sent.
check-mail-title = 请查收邮件
# $email: the address, in bold. The link “Change” follows.
code-sent-to = 请输入发送至 { $email } 的 6 位验证码。
# When the code is for creating an account.
code-proves = 邮箱验证通过后，即可完成注册。
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = 修改
# The button below the code, and elsewhere to go on to the next step.
confirm-code = 继续
# The same button after it was pressed.
checking-code = 正在验证…
# A button.
resend = 重新获取验证码
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = { $time } 后可重新获取验证码。
resent = 新的验证码已发送，之前的验证码已失效。
# A button, when someone who is creating an account already has one.
sign-in-with-code = 使用此验证码登录
# A link, when there’s no account with the address.
register-with-email = 使用此邮箱注册账号


## Reset link

forgot-title = 重置密码
forgot-intro = 请输入您的邮箱，我们会向您发送密码重置链接。
# A button.
send-link = 发送重置链接
# The same button after it was pressed.
sending-link = 正在发送链接…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = 如果您已注册账号，我们已将重置链接发送至 { $email }。
link-sent-hint = 链接很快会过期，请尽快使用。如未收到邮件，请查看垃圾邮件文件夹。
reset-title = 设置新密码
reset-intro = 修改后，您将在其他所有设备上退出登录。
checking-link = 正在验证链接…
link-broken-title = 此链接无法使用
# A link.
ask-new-link = 重新获取链接
# A button.
save-password = 保存新密码
# The same button after it was pressed.
saving-password = 正在保存…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = 使用 { $provider } 账号登录
# The same button on the page to create an account.
continue-with = 使用 { $provider } 账号继续
# Between the form and these buttons.
or = 或
# A badge on the button that was used last on this device.
last-used = 上次使用
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = 您尚未完成 { $provider } 账号登录。请重试，或使用其他方式登录。
# An error, when the provider reports one.
provider-failed = 无法使用 { $provider } 账号登录。请重试，或使用其他方式登录。
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = 此次登录是在其他标签页或浏览器中发起的，或者已经完成。请在此处重新开始。
# An error, when the browser blocks storage.
provider-storage = 使用 { $provider } 账号登录时，浏览器需要存储数据，但此网站的数据存储已被阻止。请允许存储，或使用其他方式登录。
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider } 不允许在此应用内登录。请在浏览器中打开此页面，或改用验证码或密码登录。
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = 请通过验证码验证您的邮箱，以完成登录。只需验证一次。
# On the account page: the heading above the providers that are linked to the account.
linked-title = 账号绑定
# A button.
link-provider = 绑定 { $provider } 账号
# A button.
unlink-provider = 解绑 { $provider } 账号
# After a provider was linked.
linked = { $provider } 账号已绑定，现在可以使用该账号登录了。
# After a link to a provider was removed.
unlinked = { $provider } 账号已解绑。


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = 您尚未完成通行密钥登录。请重试，或使用其他方式登录。
# An error, when the browser reports one.
passkey-failed = 您的浏览器未能使用通行密钥。请重试，或使用其他方式登录。
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = 此网站暂时无法使用通行密钥，请使用其他方式登录。
# An error, when the device has no place for a passkey.
passkey-unsupported = 此设备或浏览器无法为此网站创建通行密钥。
# When the device has one for this customer already.
passkey-here = 此设备上已有您账号的通行密钥。
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = 未创建通行密钥，您可以重试。
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = 下次登录更快捷
passkey-offer = 创建通行密钥后，您可以使用指纹、面容或屏幕锁定功能登录，无需密码或验证码。
# A button.
create-passkey = 创建通行密钥
# The same button after it was pressed.
creating-passkey = 正在创建通行密钥…
# A button: goes on without a passkey.
not-now = 暂不
passkey-created = 通行密钥已创建，下次登录时即可使用。
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = 为保障您的账号安全，请重新登录后再添加通行密钥。
# A button.
sign-in-again = 重新登录
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = 通行密钥
# A button below the list.
add-passkey = 添加通行密钥
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = 已同步
# $date: a date, such as Mar 3, 2026.
passkey-created-on = 创建日期：{ $date }
passkey-used-on = 上次使用：{ $date }
# A button beside a passkey.
rename-passkey = 重命名
# The label of the input with a passkey's name.
passkey-name-label = 通行密钥名称
# An error at that input, without a full stop.
passkey-name-required = 请输入名称
# A button beside that input.
save-passkey-name = 保存
passkey-renamed = 通行密钥已重命名。
# A button beside a passkey, and again below the question.
remove-passkey = 移除
remove-passkey-sure = 要移除此通行密钥吗？移除后将无法再使用它登录，但您仍可使用验证码登录。
passkey-removed = 通行密钥已移除。如果您的设备仍提示使用该通行密钥，请在设备上一并删除。
# A button beside “Save” and “Remove”: changes nothing.
cancel = 取消


## Account

account-title = 我的账号
account-loading = 正在加载账号信息…
# In front of the customer's name.
account-name = 姓名
# A badge beside an email address that the customer has not confirmed.
account-unverified = 未验证
# A button.
sign-out = 退出登录
# The caption of a table.
cart-title = 购物车
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = 商品
cart-unit = 单位
cart-quantity = 数量


## A customer who arrives from another system by a link

hand-off-title = 前往商城
# $shop: the shop's name, in bold.
hand-off-shop = 此链接将带您前往 { $shop }。
# $email: the address of the account, partly hidden, in bold.
hand-off-account = 您将使用账号 { $email } 登录。
hand-off-same = 您已登录此账号。
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = 您当前登录的账号是 { $email }。如果继续，当前账号将退出登录。
hand-off-cart = 此链接附带的商品将加入该账号的购物车。
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = 为保障您的账号安全，请在新标签页中打开此链接。
hand-off-gone = 此链接已失效。
hand-off-other-cart = 您已登录。如果此链接对应的是另一个账号，请先退出登录，再登录该账号，商品可能已在该账号的购物车中。
# A button.
hand-off-continue = 登录并继续
hand-off-stranger = 不是您的账号？请勿继续，否则发送此链接的人可能会看到您的操作。
# A link.
hand-off-other = 登录其他账号
hand-off-open-again = 请从收到链接的地方重新打开，或直接登录。
hand-off-cart-waits = 请直接登录。如果此链接对应的是您的账号，登录后可能会在购物车中看到相应商品。
# On a page of another system's customers: a button after it was pressed.
checking-email = 正在验证邮箱…


## Page not found

not-found-title = 页面不存在
not-found = 找不到您访问的页面。请检查网址是否正确，或前往登录页面。
# A link to the sign-in page, from several pages.
go-to-sign-in = 前往登录


## Problems

# A button.
try-again = 重试
# The heading above the errors of a form.
there-is-a-problem = 出现以下问题
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = 错误：{ $title }
unreachable = 无法连接到商城。请检查网络连接后重试。
timed-out = 商城暂时没有响应。请稍后重试。
# Follows either of these in a form.
typed-kept = 您填写的内容已保留。
# $id: a code of letters and digits.
request-id = 联系商城时，请提供此编号：{ $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = { $time } 后可重试。


## Fields

label-email = 邮箱
label-given-name = 名字
label-family-name = 姓氏
label-phone = 电话号码
label-password = 密码
label-new-password = 新密码
label-code = 验证码
# After the label of a field.
optional = （选填）
# A button inside a password field, with little room, and what a screen reader calls it.
show = 显示
show-password = 显示密码
# The same button while the password is shown.
hide = 隐藏
hide-password = 隐藏密码
new-password-hint = 至少 8 个字符。使用几个词语的组合，比随机符号更容易记住。
# The symbols stay as they are.
composed-password-hint = 至少 8 个字符，须包含大写字母和小写字母，并至少包含一个数字或以下任一符号：#?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = 语言
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = 用简体中文查看此页面


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = 此页面需要使用 JavaScript。请为此网站启用 JavaScript，然后刷新页面。
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = 您的浏览器版本过低，无法登录。请更新浏览器，或换用其他浏览器。
# A link, after such a message.
to-shop = 前往商城首页
loading = 正在加载…
# After some seconds.
late = 加载时间比平时长。如果一直没有反应，请刷新页面。
stopped-title = 登录功能已停止运行
stopped = 出了点问题，请刷新页面后重新开始。
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = 如果问题仍未解决，可能是您的浏览器阻止了此页面所需的 WebAssembly。请为此网站关闭锁定模式，或换用其他浏览器。
# A link or button.
reload = 刷新页面
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = 登录界面加载失败。请检查网络连接后重试。
# The same; a button “Reload the page” follows.
element-unsupported = 您的浏览器阻止了登录所需的 WebAssembly。请为此网站关闭锁定模式，或换用其他浏览器。
element-stopped = 登录功能已停止运行。
