# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = We’ve sent a code to this email address.
done-registered = Your account is ready. We’ve sent you an email.
done-registered-verified = Your account is ready. You can now sign in.
done-signed-in = You’re signed in.
done-login-code-valid = This sign-in link is valid.
done-link-sent = If there’s an account with this email address, we’ve sent a reset link to it.
done-link-valid = This link is valid.
done-password-set = Your password has been changed. Sign in with your new password.
done-profile = Your profile.
done-signed-out = You’re signed out.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = Continue with the provider.
done-social-confirmed = The provider has confirmed your sign-in.
done-social-linked = Your account is linked. You can now sign in with it.
done-social-links = The accounts that you can sign in with.
done-social-unlinked = The account is no longer linked.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = Continue with your passkey.
done-passkey-added = Your passkey has been added. You can now sign in with it.
done-passkeys = Your passkeys.
done-passkey-renamed = The passkey has been renamed.
done-passkey-removed = The passkey has been removed.
# The name of a passkey that a customer has given none.
passkey-name = Passkey
# The server is healthy.
done-healthy = OK


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = Your one-time code for { $shop }
mail-code-intro = Your one-time code for { $shop } is:
# $minutes: how long the code works.
mail-code-minutes =
    { $minutes ->
        [one] It can be used once and expires in { $minutes } minute.
       *[other] It can be used once and expires in { $minutes } minutes.
    }
# $seconds: how long the code works.
mail-code-seconds =
    { $seconds ->
        [one] It can be used once and expires in { $seconds } second.
       *[other] It can be used once and expires in { $seconds } seconds.
    }
mail-code-secret = Don’t share this code with anyone. We will never ask you for it.
mail-code-ignore = If you didn’t request a code, you can ignore this email.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = You already have an account with { $shop }
mail-account-exists-intro = Someone tried to create an account at { $shop } with your email address.
mail-account-exists-code = You already have an account, so nothing has changed. If this was you, sign in with your password or with this one-time code, which expires soon:
mail-account-exists-ignore = If this wasn’t you, you can ignore this email.

# A link to choose a new password.
mail-reset-subject = Reset your password for { $shop }
mail-reset-intro = Someone asked to reset the password for your account at { $shop }. If this was you, choose a new password:
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = Reset password
# $minutes: how long the link works.
mail-reset-minutes =
    { $minutes ->
        [one] The link can be used once and expires in { $minutes } minute.
       *[other] The link can be used once and expires in { $minutes } minutes.
    }
# $seconds: how long the link works.
mail-reset-seconds =
    { $seconds ->
        [one] The link can be used once and expires in { $seconds } second.
       *[other] The link can be used once and expires in { $seconds } seconds.
    }
mail-reset-ignore = If this wasn’t you, you can ignore this email. Your password won’t change.

# After a customer has chosen a new password.
mail-password-changed-subject = Your password for { $shop } has been changed
mail-password-changed-intro = The password for your account at { $shop } has just been changed.
mail-password-changed-signed-out = You’ve been signed out everywhere. Sign in with your new password.
mail-password-changed-alarm = If this wasn’t you, someone may have access to your email. Secure your email account first, then reset your password from the sign-in page.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = You can now sign in to { $shop } with { $provider }
mail-social-linked-intro = Your { $provider } account is now linked to your account at { $shop }. You can sign in with either.
mail-social-linked-alarm = If this wasn’t you, someone may have access to your email or your { $provider } account. Secure them first, then sign in to { $shop } and remove the link from your account.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = You can no longer sign in to { $shop } with { $provider }
mail-social-unlinked-intro = Your { $provider } account is no longer linked to your account at { $shop }. You can still sign in with a one-time code that we email you.
mail-social-unlinked-alarm = If this wasn’t you, someone may have access to your account. Reset your password from the sign-in page.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = You can now sign in to { $shop } with a passkey
mail-passkey-added-intro = A passkey was just added to your account at { $shop }. You can sign in with it instead of a password.
mail-passkey-added-alarm = If this wasn’t you, someone may have access to your account. Secure your email account first, then sign in to { $shop } and remove the passkey from your account.

# After a customer has removed a passkey.
mail-passkey-removed-subject = A passkey was removed from your account at { $shop }
mail-passkey-removed-intro = A passkey was just removed from your account at { $shop }. You can still sign in with a one-time code that we email you.
mail-passkey-removed-alarm = If this wasn’t you, someone may have access to your account. Reset your password from the sign-in page.


## The page that shows emails while developing

mail-page-title = Emails
mail-page-heading = Emails that would have been sent
# $seconds: 5.
mail-page-refreshes =
    { $seconds ->
        [one] This page refreshes every second.
       *[other] This page refreshes every { $seconds } seconds.
    }
# A link.
mail-page-app = Go to the app
mail-page-empty = No emails yet.
# In front of an email's recipient.
mail-page-to = To: { $email }

