# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = Wysłaliśmy kod na ten adres e-mail.
done-registered = Twoje konto jest gotowe. Wysłaliśmy Ci wiadomość e-mail.
done-registered-verified = Twoje konto jest gotowe. Możesz się już zalogować.
done-signed-in = Zalogowano.
done-login-code-valid = Ten link do logowania jest prawidłowy.
done-link-sent = Jeśli konto z tym adresem e-mail istnieje, wysłaliśmy na ten adres link do zresetowania hasła.
done-link-valid = Ten link jest prawidłowy.
done-password-set = Hasło zostało zmienione. Zaloguj się nowym hasłem.
done-profile = Twój profil.
done-signed-out = Wylogowano.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Przejdź dalej w wybranym serwisie.
done-social-confirmed = Serwis potwierdził Twoje logowanie.
done-social-linked = Konto zostało połączone. Możesz go już używać do logowania.
done-social-links = Konta, których możesz używać do logowania.
done-social-unlinked = Konto zostało odłączone.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Kontynuuj za pomocą klucza dostępu.
done-passkey-added = Klucz dostępu został dodany. Możesz go już używać do logowania.
done-passkeys = Twoje klucze dostępu.
done-passkey-renamed = Nazwa klucza dostępu została zmieniona.
done-passkey-removed = Klucz dostępu został usunięty.
# The name of a passkey that a customer has given none.
passkey-name = Klucz dostępu
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Twój kod jednorazowy do sklepu { $shop }
mail-code-intro = Oto Twój kod jednorazowy do sklepu { $shop }:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] Możesz go użyć tylko raz. Jest ważny przez { $minutes } minutę.
        [few] Możesz go użyć tylko raz. Jest ważny przez { $minutes } minuty.
        [many] Możesz go użyć tylko raz. Jest ważny przez { $minutes } minut.
       *[other] Możesz go użyć tylko raz. Jest ważny przez { $minutes } minuty.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] Możesz go użyć tylko raz. Jest ważny przez { $seconds } sekundę.
        [few] Możesz go użyć tylko raz. Jest ważny przez { $seconds } sekundy.
        [many] Możesz go użyć tylko raz. Jest ważny przez { $seconds } sekund.
       *[other] Możesz go użyć tylko raz. Jest ważny przez { $seconds } sekundy.
    }
mail-code-secret = Nikomu nie podawaj tego kodu. Nigdy Cię o niego nie poprosimy.
mail-code-ignore = Jeśli prośba o kod nie pochodzi od Ciebie, zignoruj tę wiadomość.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = Masz już konto w sklepie { $shop }
mail-account-exists-intro = Ktoś próbował założyć konto w sklepie { $shop }, podając Twój adres e-mail.
mail-account-exists-code = Masz już u nas konto, więc nic się nie zmieniło. Jeśli to Ty, zaloguj się hasłem lub tym kodem jednorazowym, który wkrótce wygaśnie:
mail-account-exists-ignore = Jeśli to nie Ty, zignoruj tę wiadomość.

# A link to choose a new password.
mail-reset-subject = Zresetuj hasło do konta w sklepie { $shop }
mail-reset-intro = Otrzymaliśmy prośbę o zresetowanie hasła do Twojego konta w sklepie { $shop }. Jeśli pochodzi od Ciebie, ustaw nowe hasło:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Zresetuj hasło
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] Linku możesz użyć tylko raz. Jest ważny przez { $minutes } minutę.
        [few] Linku możesz użyć tylko raz. Jest ważny przez { $minutes } minuty.
        [many] Linku możesz użyć tylko raz. Jest ważny przez { $minutes } minut.
       *[other] Linku możesz użyć tylko raz. Jest ważny przez { $minutes } minuty.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] Linku możesz użyć tylko raz. Jest ważny przez { $seconds } sekundę.
        [few] Linku możesz użyć tylko raz. Jest ważny przez { $seconds } sekundy.
        [many] Linku możesz użyć tylko raz. Jest ważny przez { $seconds } sekund.
       *[other] Linku możesz użyć tylko raz. Jest ważny przez { $seconds } sekundy.
    }
mail-reset-ignore = Jeśli ta prośba nie pochodzi od Ciebie, zignoruj tę wiadomość. Twoje hasło się nie zmieni.

# After a customer has chosen a new password.
mail-password-changed-subject = Hasło do Twojego konta w sklepie { $shop } zostało zmienione
mail-password-changed-intro = Hasło do Twojego konta w sklepie { $shop } zostało właśnie zmienione.
mail-password-changed-signed-out = Wylogowaliśmy Cię na wszystkich urządzeniach. Zaloguj się nowym hasłem.
mail-password-changed-alarm = Jeśli ta zmiana nie pochodzi od Ciebie, ktoś może mieć dostęp do Twojej poczty e-mail. Najpierw zabezpiecz skrzynkę e-mail, a potem zresetuj hasło na stronie logowania.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = Możesz teraz logować się do sklepu { $shop } przez { $provider }
mail-social-linked-intro = Twoje konto { $provider } zostało połączone z Twoim kontem w sklepie { $shop }. Do logowania możesz używać dowolnego z nich.
mail-social-linked-alarm = Jeśli ta zmiana nie pochodzi od Ciebie, ktoś może mieć dostęp do Twojej poczty e-mail lub konta { $provider }. Najpierw je zabezpiecz, a potem zaloguj się do sklepu { $shop } i usuń to połączenie na swoim koncie.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = Nie możesz już logować się do sklepu { $shop } przez { $provider }
mail-social-unlinked-intro = Twoje konto { $provider } nie jest już połączone z Twoim kontem w sklepie { $shop }. Nadal możesz logować się kodem jednorazowym, który wyślemy Ci e-mailem.
mail-social-unlinked-alarm = Jeśli ta zmiana nie pochodzi od Ciebie, ktoś może mieć dostęp do Twojego konta. Zresetuj hasło na stronie logowania.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = Możesz teraz logować się do sklepu { $shop } kluczem dostępu
mail-passkey-added-intro = Do Twojego konta w sklepie { $shop } właśnie dodano klucz dostępu. Możesz go używać do logowania zamiast hasła.
mail-passkey-added-alarm = Jeśli ta zmiana nie pochodzi od Ciebie, ktoś może mieć dostęp do Twojego konta. Najpierw zabezpiecz swoje konto e-mail, a potem zaloguj się do sklepu { $shop } i usuń klucz dostępu na swoim koncie.

# After a customer has removed a passkey.
mail-passkey-removed-subject = Z Twojego konta w sklepie { $shop } usunięto klucz dostępu
mail-passkey-removed-intro = Z Twojego konta w sklepie { $shop } właśnie usunięto klucz dostępu. Nadal możesz logować się kodem jednorazowym, który wyślemy Ci e-mailem.
mail-passkey-removed-alarm = Jeśli ta zmiana nie pochodzi od Ciebie, ktoś może mieć dostęp do Twojego konta. Zresetuj hasło na stronie logowania.


## The page that shows emails while developing

mail-page-title = E-maile
mail-page-heading = E-maile, które zostałyby wysłane
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] Ta strona odświeża się co sekundę.
        [few] Ta strona odświeża się co { $seconds } sekundy.
        [many] Ta strona odświeża się co { $seconds } sekund.
       *[other] Ta strona odświeża się co { $seconds } sekundy.
    }
# A link.
mail-page-app = Przejdź do aplikacji
mail-page-empty = Nie ma jeszcze żadnych e-maili.
# In front of an email's recipient.
mail-page-to = Do: { $email }

