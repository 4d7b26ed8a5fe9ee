# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = 入力内容を確認して、もう一度お試しください。
code-malformed = リクエストを読み取れませんでした。
code-store-unknown = このショップは見つかりません。
code-credentials = メールアドレスまたはパスワードが正しくありません。
code-code-wrong = 認証コードが正しくありません。最新のメールに記載された認証コードを入力してください。
code-code-expired = 認証コードの有効期限が切れています。認証コードを再送信してください。
code-code-used = この認証コードはすでに使用されています。認証コードを再送信してください。
code-code-exhausted = 認証コードの入力回数が上限に達しました。認証コードを再送信してください。
code-account-missing = このメールアドレスはまだ登録されていません。
code-account-exists = このメールアドレスはすでに登録されています。
code-account-inactive = このアカウントは現在ご利用いただけません。ショップにお問い合わせください。
code-link-invalid = このリンクは無効です。リンクが途中で切れている可能性があります。
code-link-used = このリンクはすでに使用されています。
code-link-expired = このリンクは有効期限が切れています。
code-login-code-unknown = このログイン用リンクは無効です。リンクが途中で切れている可能性があります。
code-login-code-used = このログイン用リンクはすでに使用されています。
code-login-code-expired = このログイン用リンクは有効期限が切れています。
code-customer-unknown = このメールアドレスで確認済みのお客様は見つかりません。
code-session = ログインの有効期限が切れました。もう一度ログインしてください。
code-access-token = アクセストークンがないか、無効です。
code-social-unavailable = ほかのサービスのアカウントではログインできません。
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = この外部サービスでのログインはご利用いただけません。
# For developers: the shop has not allowed the address.
code-redirect-unknown = この戻り先アドレスは、外部サービス用に設定されていません。
code-social-refused = 外部サービスでのログインを確認できませんでした。もう一度お試しください。
code-social-expired = 外部サービスでのログインの有効期限が切れました。もう一度お試しください。
code-social-taken = このアカウントは、すでに別のお客様のアカウントと連携されています。
code-provider-unavailable = 外部サービスからの応答がありません。しばらくしてからもう一度お試しいただくか、別の方法でログインしてください。
code-social-proof-needed = ログインを完了するには、メールアドレスの確認が必要です。
code-ticket-expired = 外部サービスでのログインの有効期限が切れました。最初からやり直してください。
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = パスキーを確認できませんでした。もう一度お試しください。
code-passkey-unknown = このパスキーは、こちらのアカウントに登録されていません。別の方法でログインしてください。
code-passkey-expired = 時間がかかりすぎました。もう一度お試しください。
code-proof-required = この変更を行うには、もう一度ログインしてください。
code-unproven = 先にメールアドレスを確認してください。
code-passkey-exists = このパスキーはすでに登録されています。
code-passkey-limit = これ以上パスキーを追加できません。先にいずれかを削除してください。
code-not-found = このアドレスには何もありません。
code-method = このアドレスは、このメソッドに対応していません。
code-too-large = 送信されたデータが大きすぎます。
code-media-type = リクエストはJSON形式で送信してください。
code-script-only = このアドレスを直接開くことはできません。
code-too-many = 試行回数が上限に達しました。しばらくしてから、もう一度お試しください。
code-internal = システムエラーが発生しました。しばらくしてから、もう一度お試しください。
code-unavailable = サービスを一時的にご利用いただけません。しばらくしてから、もう一度お試しください。
code-draining = このサーバーは停止処理中です。しばらくしてから、もう一度お試しください。


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = メールアドレスを入力してください
# $max: the most characters, such as 96.
email-length = メールアドレスは{ $max }文字以内で入力してください
email-characters = メールアドレスに使用できない文字が含まれています
# The symbols stay as they are.
email-symbols = メールアドレスに次の記号は使用できません：' " < > # $ % ^ & *
# The address stays as it is.
email-format = メールアドレスを正しい形式で入力してください（例：name@example.com）

given-name-required = 名を入力してください
given-name-length = 名は{ $max }文字以内で入力してください
given-name-characters = 名に使用できない文字が含まれています
# The symbols stay as they are.
given-name-symbols = 名に次の記号は使用できません：' " < > # $ % ^ & *

family-name-required = 姓を入力してください
family-name-length = 姓は{ $max }文字以内で入力してください
family-name-characters = 姓に使用できない文字が含まれています
# The symbols stay as they are.
family-name-symbols = 姓に次の記号は使用できません：' " < > # $ % ^ & *

phone-required = 電話番号を入力してください
phone-length = 電話番号は、スペースを除いて{ $max }文字以内で入力してください
phone-characters = 電話番号に使用できない文字が含まれています
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = 電話番号は省略せず、内線番号を除いて入力してください（例：+44 20 7946 0000）

password-required = パスワードを入力してください
password-length = パスワードは{ $max }文字以内で入力してください
password-characters = パスワードに使用できない文字が含まれています

new-password-required = パスワードを設定してください
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length = パスワードは{ $min }文字以上{ $max }文字以内で設定してください
new-password-common = このパスワードは推測されやすいため使用できません。別のパスワードを設定してください
new-password-same-as-email = メールアドレスをパスワードとして使用することはできません
# The symbols stay as they are.
new-password-composition = 英大文字と英小文字に加え、数字または次の記号を1つ以上含めてください：# ? ! @ $ % ^ & * -
passwords-mismatch = パスワードが一致しません

code-required = メールに記載された認証コードを入力してください
code-format = 6桁の認証コードを入力してください

# A value of another program, not one that a shopper types.
value-required = 値を入力してください
value-length = 値が短すぎるか、長すぎます
value-characters = 値に使用できない文字が含まれています
value-type = 値の型が正しくありません
value-choice = この値には対応していません
quantity-format = 数量は、0より大きく1,000,000以下、小数点以下3桁以内の数値で入力してください
# $max: the most items, such as 500.
cart-items = カートに入れられる商品は{ $max }点までです
