# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Bu e-posta adresine bir kod gönderdik.
done-registered = Hesabınız hazır. Size bir e-posta gönderdik.
done-registered-verified = Hesabınız hazır. Artık giriş yapabilirsiniz.
done-signed-in = Giriş yaptınız.
done-login-code-valid = Bu giriş bağlantısı geçerli.
done-link-sent = Bu e-posta adresiyle açılmış bir hesap varsa bu adrese bir sıfırlama bağlantısı gönderdik.
done-link-valid = Bu bağlantı geçerli.
done-password-set = Şifreniz değiştirildi. Yeni şifrenizle giriş yapın.
done-profile = Profiliniz.
done-signed-out = Çıkış yaptınız.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Giriş hizmetiyle devam edin.
done-social-confirmed = Giriş hizmeti girişinizi doğruladı.
done-social-linked = Hesabınız bağlandı. Artık bu hesapla giriş yapabilirsiniz.
done-social-links = Giriş yapmak için kullanabileceğiniz hesaplar.
done-social-unlinked = Hesap artık bağlı değil.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Geçiş anahtarınızla devam edin.
done-passkey-added = Geçiş anahtarınız eklendi. Artık bu anahtarla giriş yapabilirsiniz.
done-passkeys = Geçiş anahtarlarınız.
done-passkey-renamed = Geçiş anahtarının adı değiştirildi.
done-passkey-removed = Geçiş anahtarı kaldırıldı.
# The name of a passkey that a customer has given none.
passkey-name = Geçiş anahtarı
# The server is healthy.
done-healthy = Tamam


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = { $shop } için tek kullanımlık kodunuz
mail-code-intro = { $shop } için tek kullanımlık kodunuz:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Kod yalnızca bir kez kullanılabilir ve { $minutes } dakika geçerlidir.
       *[other] Kod yalnızca bir kez kullanılabilir ve { $minutes } dakika geçerlidir.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Kod yalnızca bir kez kullanılabilir ve { $seconds } saniye geçerlidir.
       *[other] Kod yalnızca bir kez kullanılabilir ve { $seconds } saniye geçerlidir.
    }
mail-code-secret = Bu kodu kimseyle paylaşmayın. Biz sizden bu kodu asla istemeyiz.
mail-code-ignore = Kod istemediyseniz bu e-postayı dikkate almayın.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Zaten bir { $shop } hesabınız var
mail-account-exists-intro = E-posta adresinizle bir { $shop } hesabı oluşturulmak istendi.
mail-account-exists-code = Zaten bir hesabınız olduğu için hiçbir şey değişmedi. Bu işlemi siz yaptıysanız şifrenizle veya kısa bir süre geçerli olan şu tek kullanımlık kodla giriş yapın:
mail-account-exists-ignore = Bu işlemi siz yapmadıysanız bu e-postayı dikkate almayın.

# A link to choose a new password.
mail-reset-subject = { $shop } şifrenizi sıfırlayın
mail-reset-intro = { $shop } hesabınızın şifresini sıfırlama isteği aldık. Bu isteği siz yaptıysanız yeni bir şifre belirleyin:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Şifreyi sıfırla
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Bağlantı yalnızca bir kez kullanılabilir ve { $minutes } dakika geçerlidir.
       *[other] Bağlantı yalnızca bir kez kullanılabilir ve { $minutes } dakika geçerlidir.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Bağlantı yalnızca bir kez kullanılabilir ve { $seconds } saniye geçerlidir.
       *[other] Bağlantı yalnızca bir kez kullanılabilir ve { $seconds } saniye geçerlidir.
    }
mail-reset-ignore = Bu isteği siz yapmadıysanız bu e-postayı dikkate almayın. Şifreniz değişmeyecek.

# After a customer has chosen a new password.
mail-password-changed-subject = { $shop } şifreniz değiştirildi
mail-password-changed-intro = { $shop } hesabınızın şifresi az önce değiştirildi.
mail-password-changed-signed-out = Tüm cihazlarda hesabınızdan çıkış yapıldı. Yeni şifrenizle giriş yapın.
mail-password-changed-alarm = Bu işlemi siz yapmadıysanız başka biri e-postanıza erişiyor olabilir. Önce e-posta hesabınızın güvenliğini sağlayın, ardından giriş sayfasından şifrenizi sıfırlayın.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = { $shop } hesabınıza artık { $provider } ile giriş yapabilirsiniz
mail-social-linked-intro = { $provider } hesabınız artık { $shop } hesabınıza bağlı. İkisiyle de giriş yapabilirsiniz.
mail-social-linked-alarm = Bu işlemi siz yapmadıysanız başka biri e-postanıza veya { $provider } hesabınıza erişiyor olabilir. Önce bunların güvenliğini sağlayın, ardından { $shop } hesabınıza giriş yapıp hesap bağlantısını kaldırın.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = { $shop } hesabınıza artık { $provider } ile giriş yapamazsınız
mail-social-unlinked-intro = { $provider } hesabınız artık { $shop } hesabınıza bağlı değil. E-postayla göndereceğimiz tek kullanımlık kodla giriş yapmaya devam edebilirsiniz.
mail-social-unlinked-alarm = Bu işlemi siz yapmadıysanız başka biri hesabınıza erişiyor olabilir. Giriş sayfasından şifrenizi sıfırlayın.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = { $shop } hesabınıza artık bir geçiş anahtarıyla giriş yapabilirsiniz
mail-passkey-added-intro = { $shop } hesabınıza az önce bir geçiş anahtarı eklendi. Şifre yerine bu anahtarla giriş yapabilirsiniz.
mail-passkey-added-alarm = Bu işlemi siz yapmadıysanız başka biri hesabınıza erişiyor olabilir. Önce e-posta hesabınızın güvenliğini sağlayın, ardından { $shop } hesabınıza giriş yapıp geçiş anahtarını kaldırın.

# After a customer has removed a passkey.
mail-passkey-removed-subject = { $shop } hesabınızdan bir geçiş anahtarı kaldırıldı
mail-passkey-removed-intro = { $shop } hesabınızdan az önce bir geçiş anahtarı kaldırıldı. E-postayla göndereceğimiz tek kullanımlık kodla giriş yapmaya devam edebilirsiniz.
mail-passkey-removed-alarm = Bu işlemi siz yapmadıysanız başka biri hesabınıza erişiyor olabilir. Giriş sayfasından şifrenizi sıfırlayın.


## The page that shows emails while developing

mail-page-title = E-postalar
mail-page-heading = Normalde gönderilecek e-postalar
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Bu sayfa her saniye yenilenir.
       *[other] Bu sayfa { $seconds } saniyede bir yenilenir.
    }
# A link.
mail-page-app = Uygulamaya git
mail-page-empty = Henüz e-posta yok.
# In front of an email's recipient.
mail-page-to = Alıcı: { $email }

