# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = Girdiğiniz bilgileri kontrol edip tekrar deneyin.
code-malformed = İstek okunamadı.
code-store-unknown = Bu mağazayı bulamadık.
code-credentials = E-posta adresi veya şifre hatalı.
code-code-wrong = Kod hatalı. Gönderdiğimiz son e-postadaki kodu kullanın.
code-code-expired = Kodun süresi doldu. Yeni bir kod isteyin.
code-code-used = Bu kod daha önce kullanıldı. Yeni bir kod isteyin.
code-code-exhausted = Çok fazla hatalı deneme yapıldı. Yeni bir kod isteyin.
code-account-missing = Bu e-posta adresiyle açılmış bir hesap henüz yok.
code-account-exists = Bu e-posta adresiyle açılmış bir hesap zaten var.
code-account-inactive = Bu hesap etkin değil. Yardım için mağazayla iletişime geçin.
code-link-invalid = Bu bağlantı geçerli değil. Eksik olabilir.
code-link-used = Bu bağlantı daha önce kullanıldı.
code-link-expired = Bu bağlantının süresi doldu.
code-login-code-unknown = Bu giriş bağlantısı geçerli değil. Eksik olabilir.
code-login-code-used = Bu giriş bağlantısı daha önce kullanıldı.
code-login-code-expired = Bu giriş bağlantısının süresi doldu.
code-customer-unknown = Bu e-posta adresine sahip doğrulanmış bir müşteri yok.
code-session = Oturumunuzun süresi doldu. Lütfen tekrar giriş yapın.
code-access-token = Erişim belirteci eksik veya geçersiz.
code-social-unavailable = Başka bir hizmetle giriş yapılamıyor.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = Bu giriş hizmeti burada kullanılamıyor.
# For developers: the shop has not allowed the address.
code-redirect-unknown = Bu dönüş adresi, giriş hizmeti için tanımlanmamış.
code-social-refused = Bu hizmetle yaptığınız girişi doğrulayamadık. Tekrar deneyin.
code-social-expired = Bu hizmetle yaptığınız girişin süresi doldu. Tekrar deneyin.
code-social-taken = Bu hesap zaten başka bir müşterinin hesabına bağlı.
code-provider-unavailable = Giriş hizmeti yanıt vermiyor. Biraz sonra tekrar deneyin veya başka bir yöntemle giriş yapın.
code-social-proof-needed = Girişi tamamlamak için e-posta adresinizi doğrulayın.
code-ticket-expired = Bu hizmetle yaptığınız girişin süresi doldu. Baştan başlayın.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = Geçiş anahtarınızı doğrulayamadık. Tekrar deneyin.
code-passkey-unknown = Bu geçiş anahtarı buradaki bir hesaba ait değil. Başka bir yöntemle giriş yapın.
code-passkey-expired = Bu işlem çok uzun sürdü. Tekrar deneyin.
code-proof-required = Bu değişikliği yapmak için tekrar giriş yapın.
code-unproven = Önce e-posta adresinizi doğrulayın.
code-passkey-exists = Bu geçiş anahtarı zaten eklenmiş.
code-passkey-limit = Daha fazla geçiş anahtarı ekleyemezsiniz. Önce birini kaldırın.
code-not-found = Bu adreste bir şey yok.
code-method = Bu adres bu yöntemi desteklemiyor.
code-too-large = İstek çok büyük.
code-media-type = İstek JSON biçiminde olmalıdır.
code-script-only = Bu adres doğrudan açılamaz.
code-too-many = Çok fazla deneme yapıldı. Biraz bekleyip tekrar deneyin.
code-internal = Bizden kaynaklanan bir sorun oluştu. Biraz sonra tekrar deneyin.
code-unavailable = Hizmet geçici olarak kullanılamıyor. Biraz sonra tekrar deneyin.
code-draining = Bu sunucu kapanıyor. Biraz sonra tekrar deneyin.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = E-posta adresinizi girin
# $max: the most characters, such as 96.
email-length =
    { $max ->
        [one] E-posta adresiniz en fazla { $max } karakter olabilir
       *[other] E-posta adresiniz en fazla { $max } karakter olabilir
    }
email-characters = E-posta adresinizde izin verilmeyen bir karakter var
# The symbols stay as they are.
email-symbols = E-posta adresinizde şu karakterleri kullanamazsınız: ' " < > # $ % ^ & *
# The address stays as it is.
email-format = name@example.com biçiminde bir e-posta adresi girin

given-name-required = Adınızı girin
given-name-length =
    { $max ->
        [one] Adınız en fazla { $max } karakter olabilir
       *[other] Adınız en fazla { $max } karakter olabilir
    }
given-name-characters = Adınızda izin verilmeyen bir karakter var
# The symbols stay as they are.
given-name-symbols = Adınızda şu karakterleri kullanamazsınız: ' " < > # $ % ^ & *

family-name-required = Soyadınızı girin
family-name-length =
    { $max ->
        [one] Soyadınız en fazla { $max } karakter olabilir
       *[other] Soyadınız en fazla { $max } karakter olabilir
    }
family-name-characters = Soyadınızda izin verilmeyen bir karakter var
# The symbols stay as they are.
family-name-symbols = Soyadınızda şu karakterleri kullanamazsınız: ' " < > # $ % ^ & *

phone-required = Telefon numaranızı girin
phone-length =
    { $max ->
        [one] Telefon numaranız boşluklar hariç en fazla { $max } karakter olabilir
       *[other] Telefon numaranız boşluklar hariç en fazla { $max } karakter olabilir
    }
phone-characters = Telefon numaranızda izin verilmeyen bir karakter var
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = Telefon numarasını dahili numara olmadan, eksiksiz girin; örneğin +44 20 7946 0000

password-required = Şifrenizi girin
password-length =
    { $max ->
        [one] Şifreniz en fazla { $max } karakter olabilir
       *[other] Şifreniz en fazla { $max } karakter olabilir
    }
password-characters = Şifrenizde izin verilmeyen bir karakter var

new-password-required = Bir şifre belirleyin
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length =
    { $max ->
        [one] Şifreniz en az { $min }, en fazla { $max } karakter olmalıdır
       *[other] Şifreniz en az { $min }, en fazla { $max } karakter olmalıdır
    }
new-password-common = Bu şifreyi tahmin etmek çok kolay. Başka bir şifre belirleyin
new-password-same-as-email = Şifreniz e-posta adresinizle aynı olamaz
# The symbols stay as they are.
new-password-composition = Bir büyük harf, bir küçük harf ve bir rakam ya da şu karakterlerden birini kullanın: # ? ! @ $ % ^ & * -
passwords-mismatch = Şifreler aynı değil

code-required = E-postanızdaki kodu girin
code-format = 6 haneli kodu girin

# A value of another program, not one that a shopper types.
value-required = Bir değer girin
value-length = Bu değer çok uzun veya çok kısa
value-characters = Bu değerde izin verilmeyen bir karakter var
value-type = Bu değerin türü yanlış
value-choice = Bu değer desteklenmiyor
quantity-format = 0’dan büyük, en fazla 1.000.000 olan ve en çok 3 ondalık basamak içeren bir miktar girin
# $max: the most items, such as 500.
cart-items =
    { $max ->
        [one] Bir sepette en fazla { $max } ürün olabilir
       *[other] Bir sepette en fazla { $max } ürün olabilir
    }
