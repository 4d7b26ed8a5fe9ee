# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = このメールアドレスに認証コードを送信しました。
done-registered = アカウントの作成が完了しました。メールをお送りしましたのでご確認ください。
done-registered-verified = アカウントの作成が完了しました。ログインしてご利用ください。
done-signed-in = ログインしました。
done-login-code-valid = このログイン用リンクは有効です。
done-link-sent = このメールアドレスが登録されている場合は、再設定用リンクをお送りしました。
done-link-valid = このリンクは有効です。
done-password-set = パスワードを変更しました。新しいパスワードでログインしてください。
done-profile = お客様の登録情報です。
done-signed-out = ログアウトしました。
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = 外部サービスで手続きを続けてください。
done-social-confirmed = 外部サービスでのログインを確認しました。
done-social-linked = アカウントを連携しました。今後はログインにご利用いただけます。
done-social-links = ログインにご利用いただけるアカウントです。
done-social-unlinked = アカウントの連携を解除しました。
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = パスキーで続けてください。
done-passkey-added = パスキーを追加しました。今後はログインにご利用いただけます。
done-passkeys = お客様のパスキーです。
done-passkey-renamed = パスキーの名前を変更しました。
done-passkey-removed = パスキーを削除しました。
# The name of a passkey that a customer has given none.
passkey-name = パスキー
# The server is healthy.
done-healthy = 正常


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = 【{ $shop }】認証コードのお知らせ
mail-code-intro = { $shop }の認証コードは次のとおりです。
# $minutes: how long the code works.
mail-code-minutes = この認証コードは、{ $minutes }分以内に1回のみご利用いただけます。
# $seconds: how long the code works.
mail-code-seconds = この認証コードは、{ $seconds }秒以内に1回のみご利用いただけます。
mail-code-secret = 認証コードは絶対にほかの人に教えないでください。当店が認証コードをお尋ねすることはありません。
mail-code-ignore = お心当たりがない場合は、このメールを破棄してください。

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = 【{ $shop }】すでにアカウントをお持ちです
mail-account-exists-intro = お客様のメールアドレスで、{ $shop }のアカウントを作成する操作が行われました。
mail-account-exists-code = すでにアカウントをお持ちのため、登録内容に変更はありません。ご自身による操作の場合は、パスワードまたは次の認証コードでログインしてください。認証コードはまもなく有効期限が切れますので、お早めにご利用ください。
mail-account-exists-ignore = お心当たりがない場合は、このメールを破棄してください。

# A link to choose a new password.
mail-reset-subject = 【{ $shop }】パスワード再設定のご案内
mail-reset-intro = { $shop }のアカウントについて、パスワード再設定のリクエストを受け付けました。ご自身によるリクエストの場合は、次のリンクから新しいパスワードを設定してください。
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = パスワードを再設定する
# $minutes: how long the link works.
mail-reset-minutes = このリンクは、{ $minutes }分以内に1回のみご利用いただけます。
# $seconds: how long the link works.
mail-reset-seconds = このリンクは、{ $seconds }秒以内に1回のみご利用いただけます。
mail-reset-ignore = お心当たりがない場合は、このメールを破棄してください。パスワードは変更されません。

# After a customer has chosen a new password.
mail-password-changed-subject = 【{ $shop }】パスワード変更のお知らせ
mail-password-changed-intro = { $shop }のアカウントのパスワードが先ほど変更されました。
mail-password-changed-signed-out = すべての端末からログアウトされました。新しいパスワードでログインしてください。
mail-password-changed-alarm = お心当たりがない場合は、第三者がお客様のメールを見ているおそれがあります。まずメールアカウントの安全を確保し、そのあとログインページからパスワードを再設定してください。

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = 【{ $shop }】{ $provider }とのアカウント連携のお知らせ
mail-social-linked-intro = お客様の{ $provider }アカウントが、{ $shop }のアカウントと連携されました。どちらのアカウントでもログインいただけます。
mail-social-linked-alarm = お心当たりがない場合は、第三者がお客様のメールまたは{ $provider }アカウントを利用しているおそれがあります。まずそれらの安全を確保し、そのあと{ $shop }にログインして、アカウントの連携を解除してください。

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = 【{ $shop }】{ $provider }とのアカウント連携解除のお知らせ
mail-social-unlinked-intro = お客様の{ $provider }アカウントと、{ $shop }のアカウントとの連携が解除されました。引き続き、メールでお送りする1回限りの認証コードでログインいただけます。
mail-social-unlinked-alarm = お心当たりがない場合は、第三者がお客様のアカウントを利用しているおそれがあります。ログインページからパスワードを再設定してください。

# After a passkey was added to a customer's account.
mail-passkey-added-subject = 【{ $shop }】パスキー追加のお知らせ
mail-passkey-added-intro = お客様の{ $shop }のアカウントにパスキーが追加されました。パスワードの代わりにパスキーでログインいただけます。
mail-passkey-added-alarm = お心当たりがない場合は、第三者がお客様のアカウントを利用しているおそれがあります。まずメールアカウントの安全を確保し、そのあと{ $shop }にログインして、アカウントからパスキーを削除してください。

# After a customer has removed a passkey.
mail-passkey-removed-subject = 【{ $shop }】パスキー削除のお知らせ
mail-passkey-removed-intro = お客様の{ $shop }のアカウントからパスキーが削除されました。引き続き、メールでお送りする1回限りの認証コードでログインいただけます。
mail-passkey-removed-alarm = お心当たりがない場合は、第三者がお客様のアカウントを利用しているおそれがあります。ログインページからパスワードを再設定してください。


## The page that shows emails while developing

mail-page-title = メール
mail-page-heading = 送信されるはずだったメール
# $seconds: 5.
mail-page-refreshes = このページは{ $seconds }秒ごとに更新されます。
# A link.
mail-page-app = アプリへ移動
mail-page-empty = メールはまだありません。
# In front of an email's recipient.
mail-page-to = 宛先：{ $email }

