# What shoppers read on the pages and in the element. docs/translating.md explains how to translate it.
#
# Each comment says where the text stands, and what its placeables hold.


## Sign-in page

# The button below email address and password.
sign-in = Giriş yap
# The same button after it was pressed.
signing-in = Giriş yapılıyor…
# The heading.
sign-in-title = Giriş yap
# A checkbox.
keep-me-signed-in = Oturumum açık kalsın
# Below the checkbox.
keep-me-signed-in-hint = Ortak kullanılan cihazlarda önerilmez.
# A link to the page that emails a one-time code.
code-instead = E-postayla kod al
# A link.
forgot-password = Şifremi unuttum
# A question; the link “Create an account” follows.
new-here = Hesabınız yok mu?
# A link, and the heading and button of the page it leads to.
create-account = Hesap oluştur
# On the page to create an account: a question; the link “Sign in” follows.
have-account = Zaten hesabınız var mı?
# A button. A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key. Use the word that Apple, Google and Microsoft have for it in this language.
sign-in-with-passkey = Geçiş anahtarıyla giriş yap


## Notices at the top of a page

not-kept = Tarayıcınız oturumunuzu kaydedemedi. Bir sonraki ziyaretinizde tekrar giriş yapmanız gerekecek.
signed-out = Çıkış yaptınız.
session-over = Oturumunuzun süresi doldu. Lütfen tekrar giriş yapın.
account-ready = Hesabınız hazır. Artık giriş yapabilirsiniz.
password-saved = Şifreniz değiştirildi. Yeni şifrenizle giriş yapın.
# After a sign-in on a shop's page that goes on by itself.
code-given = Alışverişe devam edebilirsiniz.


## One-time code

code-title = Kodla giriş yap
code-intro = Şifreniz yerine kullanabilmeniz için e-posta adresinize tek kullanımlık bir kod göndereceğiz.
# A button.
send-code = E-postayla kod gönder
# The same button after it was pressed.
sending-code = Kod gönderiliyor…
# A link to the page with email address and password.
password-instead = Şifreyle giriş yap
# The heading after a code or a reset link was sent.
check-mail-title = E-postanızı kontrol edin
# $email: the address, in bold. The link “Change” follows.
code-sent-to = { $email } adresine gönderdiğimiz 6 haneli kodu girin.
# When the code is for creating an account.
code-proves = Bu kod e-posta adresinizi doğrular. Ardından hesabınız hazır olur.
# A link after a sentence with an email address: leads back to where the address can be changed.
change-email = Değiştir
# The button below the code, and elsewhere to go on to the next step.
confirm-code = Devam et
# The same button after it was pressed.
checking-code = Kod kontrol ediliyor…
# A button.
resend = Yeni kod gönder
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
resend-wait = Yeni kod istemek için kalan süre: { $time }
resent = Size yeni bir kod gönderdik. Önceki kodlar artık geçerli değil.
# A button, when someone who is creating an account already has one.
sign-in-with-code = Bu kodla giriş yap
# A link, when there’s no account with the address.
register-with-email = Bu e-posta adresiyle hesap oluştur


## Reset link

forgot-title = Şifrenizi sıfırlayın
forgot-intro = E-posta adresinizi girin, size şifrenizi sıfırlayabileceğiniz bir bağlantı gönderelim.
# A button.
send-link = Bağlantı gönder
# The same button after it was pressed.
sending-link = Bağlantı gönderiliyor…
# $email: the address, in bold. The link “Change” follows.
link-sent-to = Hesabınız varsa { $email } adresine bir sıfırlama bağlantısı gönderdik.
link-sent-hint = Bağlantı yalnızca kısa bir süre geçerlidir. E-postayı göremiyorsanız istenmeyen posta klasörünüze bakın.
reset-title = Yeni bir şifre belirleyin
reset-intro = Diğer tüm cihazlarda hesabınızdan çıkış yapılacak.
checking-link = Bağlantı kontrol ediliyor…
link-broken-title = Bu bağlantı çalışmıyor
# A link.
ask-new-link = Yeni bağlantı iste
# A button.
save-password = Yeni şifreyi kaydet
# The same button after it was pressed.
saving-password = Kaydediliyor…


## Sign in with a provider: a company whose account the shopper signs in with, such as Google

# A button. $provider: the provider's name, such as Google. Use the words that Google, Apple and Microsoft have on their own buttons in this language.
sign-in-with = { $provider } ile giriş yap
# The same button on the page to create an account.
continue-with = { $provider } ile devam et
# Between the form and these buttons.
or = veya
# A badge on the button that was used last on this device.
last-used = Son kullanılan
# An error, when the shopper has cancelled or refused at the provider.
provider-denied = { $provider } ile giriş işlemini tamamlamadınız. Tekrar deneyin veya başka bir yöntemle giriş yapın.
# An error, when the provider reports one.
provider-failed = { $provider } ile giriş yapılamadı. Tekrar deneyin veya başka bir yöntemle giriş yapın.
# An error, when the provider's answer arrives in another tab than the one it was asked from, or a second time.
provider-elsewhere = Bu giriş işlemi başka bir sekmede veya tarayıcıda başlatıldı ya da zaten tamamlandı. Buradan yeniden başlayın.
# An error, when the browser blocks storage.
provider-storage = { $provider } ile giriş için tarayıcınızın veri kaydetmesi gerekir, ancak bu site için veri kaydetme engellenmiş. Buna izin verin veya başka bir yöntemle giriş yapın.
# An error in the browser that is part of an app, such as Instagram's.
provider-in-app = { $provider }, bu uygulamanın içinden giriş yapılmasına izin vermiyor. Bu sayfayı tarayıcınızda açın ya da bir kodla veya şifrenizle giriş yapın.
# When the provider could not confirm the email address: above the form that emails a code, which follows.
provider-proof = Girişi tamamlamak için e-posta adresinizi bir kodla doğrulayın. Bunu yalnızca bir kez yapmanız gerekir.
# On the account page: the heading above the providers that are linked to the account.
linked-title = Bağlı hesaplar
# A button.
link-provider = { $provider } hesabını bağla
# A button.
unlink-provider = { $provider } hesabının bağlantısını kaldır
# After a provider was linked.
linked = { $provider } hesabınız bağlandı. Artık bu hesapla giriş yapabilirsiniz.
# After a link to a provider was removed.
unlinked = { $provider } hesabınız artık bağlı değil.


## Passkeys: customers sign in with the screen lock of a phone or computer, or with a security key, instead of a password

# Below the button “Sign in with a passkey”, when the shopper has closed the browser's window for it, or has waited too long.
passkey-cancelled = Geçiş anahtarıyla giriş işlemini tamamlamadınız. Tekrar deneyin veya başka bir yöntemle giriş yapın.
# An error, when the browser reports one.
passkey-failed = Tarayıcınız geçiş anahtarı kullanamadı. Tekrar deneyin veya başka bir yöntemle giriş yapın.
# An error, when the shop hasn't set passkeys up for this page.
passkey-unavailable = Geçiş anahtarları şu anda bu sitede çalışmıyor. Başka bir yöntemle giriş yapın.
# An error, when the device has no place for a passkey.
passkey-unsupported = Bu cihazda veya tarayıcıda bu site için geçiş anahtarı oluşturulamıyor.
# When the device has one for this customer already.
passkey-here = Bu cihazda hesabınız için zaten bir geçiş anahtarı var.
# When the shopper has closed the browser's window for creating one, or has waited too long.
passkey-not-created = Geçiş anahtarı oluşturulmadı. Tekrar deneyebilirsiniz.
# The heading of a page after a sign-in with a password or a code.
passkey-offer-title = Bir dahaki sefere daha hızlı giriş yapın
passkey-offer = Parmak iziniz, yüzünüz veya ekran kilidinizle giriş yapmak için bir geçiş anahtarı oluşturun. Şifreye veya koda ihtiyacınız olmayacak.
# A button.
create-passkey = Geçiş anahtarı oluştur
# The same button after it was pressed.
creating-passkey = Geçiş anahtarı oluşturuluyor…
# A button: goes on without a passkey.
not-now = Şimdi değil
passkey-created = Geçiş anahtarınız hazır. Bir sonraki girişinizde kullanabilirsiniz.
# When the customer has been signed in for too long to create one; a button “Sign in again” follows.
passkey-proof = Güvenliğiniz için geçiş anahtarı eklemeden önce tekrar giriş yapın.
# A button.
sign-in-again = Tekrar giriş yap
# On the account page: the heading above the list of the customer's passkeys.
passkeys-title = Geçiş anahtarları
# A button below the list.
add-passkey = Geçiş anahtarı ekle
# A badge on a passkey that the customer's other devices have, too.
passkey-synced = Senkronize edildi
# $date: a date, such as Mar 3, 2026.
passkey-created-on = Oluşturulma tarihi: { $date }
passkey-used-on = Son kullanım: { $date }
# A button beside a passkey.
rename-passkey = Yeniden adlandır
# The label of the input with a passkey's name.
passkey-name-label = Geçiş anahtarının adı
# An error at that input, without a full stop.
passkey-name-required = Bir ad girin
# A button beside that input.
save-passkey-name = Kaydet
passkey-renamed = Geçiş anahtarının adı değiştirildi.
# A button beside a passkey, and again below the question.
remove-passkey = Kaldır
remove-passkey-sure = Bu geçiş anahtarı kaldırılsın mı? Artık bu anahtarla giriş yapamayacaksınız. Kodla giriş yapmaya devam edebilirsiniz.
passkey-removed = Geçiş anahtarı kaldırıldı. Cihazınız bu anahtarı önermeye devam ederse oradan da silin.
# A button beside “Save” and “Remove”: changes nothing.
cancel = İptal


## Account

account-title = Hesabım
account-loading = Hesabınız yükleniyor…
# In front of the customer's name.
account-name = Ad soyad
# A badge beside an email address that the customer has not confirmed.
account-unverified = Doğrulanmadı
# A button.
sign-out = Çıkış yap
# The caption of a table.
cart-title = Sepetim
# Column headings of the table: what the item is, the unit it is sold in (such as kg), and how much of it.
cart-sku = Ürün
cart-unit = Birim
cart-quantity = Miktar


## A customer who arrives from another system by a link

hand-off-title = Mağazaya devam edin
# $shop: the shop's name, in bold.
hand-off-shop = Bu bağlantı sizi { $shop } mağazasına götürür.
# $email: the address of the account, partly hidden, in bold.
hand-off-account = { $email } hesabıyla giriş yapacaksınız.
hand-off-same = Bu hesapta oturumunuz zaten açık.
# $email: the address of the account that is signed in now, in bold.
hand-off-replaces = Şu anda { $email } hesabında oturumunuz açık. Devam ederseniz o hesaptan çıkış yapılacak.
hand-off-cart = Bu bağlantıyla gönderilen ürünler bu hesabın sepetine eklenecek.
# The page is inside a frame of another page, which could be a trick.
hand-off-framed = Güvenliğiniz için bu bağlantıyı yeni bir sekmede açın.
hand-off-gone = Bu bağlantı artık kullanılamıyor.
hand-off-other-cart = Oturumunuz açık. Bu bağlantı başka bir hesap içinse çıkış yapıp o hesaba giriş yapın. Sepetiniz orada bekliyor olabilir.
# A button.
hand-off-continue = Giriş yap ve devam et
hand-off-stranger = Bu hesap sizin değil mi? Devam etmeyin. Bağlantıyı size gönderen kişi burada yaptıklarınızı görebilir.
# A link.
hand-off-other = Başka bir hesaba giriş yap
hand-off-open-again = Bağlantıyı size gönderildiği yerden tekrar açın veya giriş yapın.
hand-off-cart-waits = Bunun yerine hesabınıza giriş yapın. Bağlantı sizin hesabınız içinse sepetiniz orada bekliyor olabilir.
# On a page of another system's customers: a button after it was pressed.
checking-email = E-posta kontrol ediliyor…


## Page not found

not-found-title = Sayfa bulunamadı
not-found = Bu sayfayı bulamadık. Adresi kontrol edin veya giriş sayfasına gidin.
# A link to the sign-in page, from several pages.
go-to-sign-in = Giriş sayfasına git


## Problems

# A button.
try-again = Tekrar dene
# The heading above the errors of a form.
there-is-a-problem = Bir sorun var
# The title of the browser's window while a form has errors. $title: its usual title, such as “Sign in”.
error-title = Hata: { $title }
unreachable = Mağazaya ulaşamıyoruz. Bağlantınızı kontrol edip tekrar deneyin.
timed-out = Mağaza yanıt vermiyor. Biraz sonra tekrar deneyin.
# Follows either of these in a form.
typed-kept = Yazdıklarınız silinmedi.
# $id: a code of letters and digits.
request-id = Mağazayla iletişime geçerseniz şu referans kodunu belirtin: { $id }
# $time: the time left, as a clock shows it, such as 0:25 or 29:59.
wait = Tekrar denemek için kalan süre: { $time }


## Fields

label-email = E-posta adresi
label-given-name = Ad
label-family-name = Soyad
label-phone = Telefon numarası
label-password = Şifre
label-new-password = Yeni şifre
label-code = Kod
# After the label of a field.
optional = (isteğe bağlı)
# A button inside a password field, with little room, and what a screen reader calls it.
show = Göster
show-password = Şifreyi göster
# The same button while the password is shown.
hide = Gizle
hide-password = Şifreyi gizle
new-password-hint = En az 8 karakter. Birkaç kelime, rastgele karakterlerden daha kolay hatırlanır.
# The symbols stay as they are.
composed-password-hint = En az 8 karakter; büyük harf, küçük harf ve bir rakam ya da şu karakterlerden biri: #?!@$%^&*-


## Languages

# The name of the list of languages at the foot of a page.
languages = Dil
# A link that is shown to a shopper whose browser is set to this language, on a page in another language.
offer = Bu sayfayı Türkçe görüntüle


## Before the app has loaded, and when it fails

# In a browser without scripts.
needs-javascript = Bu sayfa JavaScript gerektirir. Bu sitede JavaScript’i etkinleştirin, ardından sayfayı yenileyin.
# In a browser that lacks what the pages need, and in the place of the form on a shop's page.
too-old = Tarayıcınız giriş yapmak için çok eski. Güncelleyin veya başka bir tarayıcı kullanın.
# A link, after such a message.
to-shop = Mağazaya git
loading = Yükleniyor…
# After some seconds.
late = Bu işlem her zamankinden uzun sürüyor. Bir değişiklik olmazsa sayfayı yenileyin.
stopped-title = Giriş sayfası yanıt vermiyor
stopped = Bir sorun oluştu. Baştan başlamak için sayfayı yenileyin.
# “Lockdown Mode” is a setting of Apple's devices; use the name it has there.
stopped-help = Sorun devam ederse tarayıcınız, bu sayfa için gereken WebAssembly’yi engelliyor olabilir. Bu site için Kilitleme Modu’nu kapatın veya başka bir tarayıcı kullanın.
# A link or button.
reload = Sayfayı yenile
# In the place of the form on a shop's page; a button “Try again” follows.
element-not-loaded = Giriş formu yüklenemedi. Bağlantınızı kontrol edip tekrar deneyin.
# The same; a button “Reload the page” follows.
element-unsupported = Tarayıcınız, giriş için gereken WebAssembly’yi engelliyor. Bu site için Kilitleme Modu’nu kapatın veya başka bir tarayıcı kullanın.
element-stopped = Giriş formu yanıt vermiyor.
