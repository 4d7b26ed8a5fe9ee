# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = ログイン
# The same button after it was pressed.
signing-in = ログイン中…
# The heading.
sign-in-title = ログイン
# A checkbox.
keep-me-signed-in = ログインしたままにする
# Below the checkbox.
keep-me-signed-in-hint = 共用の端末ではおすすめしません。
# A link to the page that emails a one-time code.
code-instead = メールの認証コードでログイン
# A link.
forgot-password = パスワードをお忘れですか？
# A question; the link “Create an account” follows.
new-here = 初めてご利用ですか？
# A link, and the heading and button of the page it leads to.
create-account = アカウントを作成
# On the page to create an account: a question; the link “Sign in” follows.
have-account = すでにアカウントをお持ちですか？
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = パスキーでログイン


## Notices at the top of a page

not-kept = お使いのブラウザではログイン状態を保存できませんでした。次回は再度ログインが必要です。
signed-out = ログアウトしました。
session-over = ログインの有効期限が切れました。もう一度ログインしてください。
account-ready = アカウントの作成が完了しました。ログインしてご利用ください。
password-saved = パスワードを変更しました。新しいパスワードでログインしてください。
# After a sign-in on a shop's page that goes on by itself.
code-given = 引き続きお買い物をお楽しみください。


## One-time code

code-title = 認証コードでログイン
code-intro = パスワードの代わりにご利用いただける、1回限りの認証コードをメールでお送りします。
# A button.
send-code = 認証コードを送信
# The same button after it was pressed.
sending-code = 認証コードを送信中…
# A link to the page with email address and password.
password-instead = パスワードでログイン
# The heading after a code or a reset link was sent.
check-mail-title = メールをご確認ください
# $email: the address, in bold. The link “Change” follows.
code-sent-to = { $email }に送信した6桁の認証コードを入力してください。
# When the code is for creating an account.
code-proves = メールアドレスの確認が済むと、アカウントをご利用いただけます。
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = 変更
# The button below the code, and elsewhere to go on to the next step.
confirm-code = 次へ進む
# The same button after it was pressed.
checking-code = 認証コードを確認中…
# A button.
resend = 認証コードを再送信
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = あと{ $time }で認証コードを再送信できます。
resent = 新しい認証コードを送信しました。以前の認証コードはご利用いただけません。
# A button, when someone who is creating an account already has one.
sign-in-with-code = この認証コードでログイン
# A link, when there’s no account with the address.
register-with-email = このメールアドレスでアカウントを作成


## Reset link

forgot-title = パスワードの再設定
forgot-intro = ご登録のメールアドレスを入力してください。パスワードの再設定用リンクをお送りします。
# A button.
send-link = 再設定用リンクを送信
# The same button after it was pressed.
sending-link = リンクを送信中…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = アカウントをお持ちの場合は、{ $email }に再設定用リンクをお送りしました。
link-sent-hint = リンクには有効期限がありますので、お早めにご利用ください。メールが届かない場合は、迷惑メールフォルダをご確認ください。
reset-title = 新しいパスワードの設定
reset-intro = 設定すると、ほかの端末やブラウザからログアウトされます。
checking-link = リンクを確認しています…
link-broken-title = このリンクはご利用いただけません
# A link.
ask-new-link = 新しいリンクを受け取る
# A button.
save-password = 新しいパスワードを保存
# The same button after it was pressed.
saving-password = 保存中…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = { $provider }でログイン
# The same button on the page to create an account.
continue-with = { $provider }で続行
# Between the form and these buttons.
or = または
# A badge on the button that was used last on this device.
last-used = 前回利用
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = { $provider }でのログインが完了しませんでした。もう一度お試しいただくか、別の方法でログインしてください。
# An error, when the provider reports one.
provider-failed = { $provider }でログインできませんでした。もう一度お試しいただくか、別の方法でログインしてください。
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = このログインは別のタブまたはブラウザで開始されたか、すでに完了しています。このページで最初からやり直してください。
# An error, when the browser blocks storage.
provider-storage = { $provider }でのログインにはブラウザへのデータの保存が必要ですが、このサイトではブロックされています。保存を許可するか、別の方法でログインしてください。
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider }では、このアプリ内からのログインが許可されていません。このページをブラウザで開くか、認証コードまたはパスワードでログインしてください。
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = 認証コードでメールアドレスの確認が済むと、ログインが完了します。この確認が必要なのは初回のみです。
# On the account page: the heading above the providers that are linked to the account.
linked-title = 外部アカウント連携
# A button.
link-provider = { $provider }と連携
# A button.
unlink-provider = { $provider }との連携を解除
# After a provider was linked.
linked = { $provider }と連携しました。今後はログインにご利用いただけます。
# After a link to a provider was removed.
unlinked = { $provider }との連携を解除しました。


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = パスキーでのログインが完了しませんでした。もう一度お試しいただくか、別の方法でログインしてください。
# An error, when the browser reports one.
passkey-failed = お使いのブラウザでパスキーを使用できませんでした。もう一度お試しいただくか、別の方法でログインしてください。
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = 現在、このサイトではパスキーをご利用いただけません。別の方法でログインしてください。
# An error, when the device has no place for a passkey.
passkey-unsupported = お使いの端末またはブラウザでは、このサイトのパスキーを作成できません。
# When the device has one for this customer already.
passkey-here = このアカウントのパスキーは、すでにこの端末にあります。
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = パスキーは作成されませんでした。もう一度お試しいただけます。
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = 次回からもっとすばやくログイン
passkey-offer = パスキーを作成すると、指紋、顔、または画面ロックでログインできます。パスワードや認証コードは必要ありません。
# A button.
create-passkey = パスキーを作成
# The same button after it was pressed.
creating-passkey = パスキーを作成中…
# A button: goes on without a passkey.
not-now = 今はしない
passkey-created = パスキーを作成しました。次回からログインにご利用いただけます。
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = 安全のため、パスキーを追加するにはもう一度ログインしてください。
# A button.
sign-in-again = もう一度ログイン
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = パスキー
# A button below the list.
add-passkey = パスキーを追加
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = 同期済み
# $date: a date, such as Mar 3, 2026.
passkey-created-on = 作成日：{ $date }
passkey-used-on = 最終利用日：{ $date }
# A button beside a passkey.
rename-passkey = 名前を変更
# The label of the input with a passkey's name.
passkey-name-label = パスキーの名前
# An error at that input, without a full stop.
passkey-name-required = 名前を入力してください
# A button beside that input.
save-passkey-name = 保存
passkey-renamed = パスキーの名前を変更しました。
# A button beside a passkey, and again below the question.
remove-passkey = 削除
remove-passkey-sure = このパスキーを削除しますか？削除すると、このパスキーではログインできなくなります。認証コードでは引き続きログインできます。
passkey-removed = パスキーを削除しました。端末に引き続き表示される場合は、端末からも削除してください。
# A button beside “Save” and “Remove”: changes nothing.
cancel = キャンセル


## Account

account-title = マイアカウント
account-loading = アカウント情報を読み込んでいます…
# In front of the customer's name.
account-name = お名前
# A badge beside an email address that the customer has not confirmed.
account-unverified = 未確認
# A button.
sign-out = ログアウト
# The caption of a table.
cart-title = カート
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = 商品
cart-unit = 単位
cart-quantity = 数量


## A customer who arrives from another system by a link

hand-off-title = ショップへ進む
# $shop: the shop's name, in bold.
hand-off-shop = このリンクから{ $shop }に移動します。
# $email: the address of the account, partly hidden, in bold.
hand-off-account = { $email }のアカウントでログインします。
hand-off-same = すでにこのアカウントでログインしています。
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = 現在、{ $email }のアカウントでログインしています。このまま進むと、現在のアカウントからログアウトされます。
hand-off-cart = このリンクで送られた商品は、このアカウントのカートに追加されます。
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = 安全のため、このリンクは新しいタブで開いてください。
hand-off-gone = このリンクはご利用いただけなくなりました。
hand-off-other-cart = 現在ログイン中です。別のアカウント宛てのリンクだった場合は、いったんログアウトし、そのアカウントでログインしてください。カートに商品が入っていることがあります。
# A button.
hand-off-continue = ログインして進む
hand-off-stranger = ご自身のアカウントでない場合は、先に進まないでください。リンクの送り主に、ここでの操作内容を見られるおそれがあります。
# A link.
hand-off-other = 別のアカウントでログイン
hand-off-open-again = リンクを受け取ったところからもう一度開くか、ログインしてください。
hand-off-cart-waits = 通常どおりログインしてください。ご自身のアカウント宛てのリンクだった場合は、ログイン後、カートに商品が入っていることがあります。
# On a page of another system's customers: a button after it was pressed.
checking-email = メールアドレスを確認中…


## Page not found

not-found-title = ページが見つかりません
not-found = お探しのページは見つかりませんでした。アドレスを確認するか、ログインページへお進みください。
# A link to the sign-in page, from several pages.
go-to-sign-in = ログインページへ


## Problems

# A button.
try-again = もう一度試す
# The heading above the errors of a form.
there-is-a-problem = 問題が発生しました
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = エラー：{ $title }
unreachable = ショップに接続できません。通信環境を確認して、もう一度お試しください。
timed-out = ショップからの応答がありません。しばらくしてから、もう一度お試しください。
# Follows either of these in a form.
typed-kept = 入力内容はそのまま残っています。
# $id: a code of letters and digits.
request-id = ショップへのお問い合わせの際は、次のお問い合わせ番号をお伝えください：{ $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = あと{ $time }でもう一度お試しいただけます。


## Fields

label-email = メールアドレス
label-given-name = 名
label-family-name = 姓
label-phone = 電話番号
label-password = パスワード
label-new-password = 新しいパスワード
label-code = 認証コード
# After the label of a field.
optional = （任意）
# A button inside a password field, with little room, and what a screen reader calls it.
show = 表示
show-password = パスワードを表示
# The same button while the password is shown.
hide = 非表示
hide-password = パスワードを非表示
new-password-hint = 8文字以上。ランダムな記号よりも、いくつかの単語を組み合わせたほうが覚えやすいパスワードになります。
# The symbols stay as they are.
composed-password-hint = 8文字以上。英大文字と英小文字に加え、数字または次の記号を1つ以上含めてください：#?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = 言語
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = このページを日本語で表示


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = このページのご利用にはJavaScriptが必要です。このサイトでJavaScriptを有効にして、ページを再読み込みしてください。
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = お使いのブラウザは古いため、ログインできません。ブラウザを更新するか、別のブラウザをご利用ください。
# A link, after such a message.
to-shop = ショップへ移動
loading = 読み込み中…
# After some seconds.
late = 通常より時間がかかっています。しばらく待っても変わらない場合は、ページを再読み込みしてください。
stopped-title = ログイン画面が動作を停止しました
stopped = 問題が発生しました。ページを再読み込みして、最初からやり直してください。
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = それでも解決しない場合は、このページに必要なWebAssemblyがブラウザでブロックされている可能性があります。このサイトでロックダウンモードをオフにするか、別のブラウザをご利用ください。
# A link or button.
reload = ページを再読み込み
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = ログイン画面を読み込めませんでした。通信環境を確認して、もう一度お試しください。
# The same; a button “Reload the page” follows.
element-unsupported = ログインに必要なWebAssemblyが、お使いのブラウザでブロックされています。このサイトでロックダウンモードをオフにするか、別のブラウザをご利用ください。
element-stopped = ログイン画面が動作を停止しました。
