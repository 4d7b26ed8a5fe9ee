# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = マイアカウント
# The same button while nobody is signed in.
shop-sign-in = ログイン
# A button.
shop-sign-out = ログアウト
# $name: the customer's first name.
shop-hello = こんにちは、{ $name }さん
# After signing in.
shop-signed-in = ログインしました。
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = ログインしました。カートの商品はそのまま残っています。
shop-signed-out = ログアウトしました。
shop-session-over = ログインの有効期限が切れました。もう一度ログインしてください。
# Below the sign-in form.
shop-footer = ログインしても、カートの商品はそのまま残ります。
# The button that closes the dialog, for screen readers.
shop-close = 閉じる
