# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = 我的账号
# The same button while nobody is signed in.
shop-sign-in = 登录
# A button.
shop-sign-out = 退出登录
# $name: the customer's first name.
shop-hello = 您好，{ $name }
# After signing in.
shop-signed-in = 登录成功。
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = 登录成功，购物车中的商品已保留。
shop-signed-out = 您已退出登录。
shop-session-over = 登录已过期，请重新登录。
# Below the sign-in form.
shop-footer = 登录后，购物车中的商品会为您保留。
# The button that closes the dialog, for screen readers.
shop-close = 关闭
