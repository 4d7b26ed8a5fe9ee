# What the example shop (examples/shop) says about signing in. Its products and prices are not translated.

# A button, and the name of the dialog it opens, while someone is signed in.
shop-account = Hesabım
# The same button while nobody is signed in.
shop-sign-in = Giriş yap
# A button.
shop-sign-out = Çıkış yap
# $name: the customer's first name.
shop-hello = Merhaba { $name }
# After signing in.
shop-signed-in = Giriş yaptınız.
# The same, when the items that were in the cart have been kept.
shop-signed-in-cart-kept = Giriş yaptınız. Sepetinizdeki ürünler duruyor.
shop-signed-out = Çıkış yaptınız.
shop-session-over = Oturumunuzun süresi doldu. Lütfen tekrar giriş yapın.
# Below the sign-in form.
shop-footer = Giriş yaptığınızda sepetiniz korunur.
# The button that closes the dialog, for screen readers.
shop-close = Kapat
