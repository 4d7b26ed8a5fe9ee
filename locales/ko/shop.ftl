# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = 내 계정
# The same button while nobody is signed in.
shop-sign-in = 로그인
# A button.
shop-sign-out = 로그아웃
# $name: the customer's first name.
shop-hello = 안녕하세요, { $name }님
# After signing in.
shop-signed-in = 로그인되었습니다.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = 로그인되었습니다. 장바구니에 담은 상품은 그대로 있습니다.
shop-signed-out = 로그아웃되었습니다.
shop-session-over = 로그인이 만료되었습니다. 다시 로그인해 주세요.
# Below the sign-in form.
shop-footer = 로그인해도 장바구니에 담은 상품은 그대로 유지됩니다.
# The button that closes the dialog, for screen readers.
shop-close = 닫기
