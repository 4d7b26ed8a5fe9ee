# What only the server says: in its answers, in emails, and on the page that shows emails while developing.


## Answers. Most pages have words of their own for them; other programs show these.

done-code-sent = 이 이메일 주소로 인증번호를 보내 드렸습니다.
done-registered = 회원가입이 완료되었습니다. 이메일을 보내 드렸습니다.
done-registered-verified = 회원가입이 완료되었습니다. 이제 로그인할 수 있습니다.
done-signed-in = 로그인되었습니다.
done-login-code-valid = 유효한 로그인 링크입니다.
done-link-sent = 이 이메일 주소로 가입된 계정이 있는 경우 재설정 링크를 보내 드렸습니다.
done-link-valid = 유효한 링크입니다.
done-password-set = 비밀번호가 변경되었습니다. 새 비밀번호로 로그인해 주세요.
done-profile = 내 회원 정보입니다.
done-signed-out = 로그아웃되었습니다.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
done-social-begun = 간편 로그인 서비스에서 계속해 주세요.
done-social-confirmed = 간편 로그인이 확인되었습니다.
done-social-linked = 계정이 연결되었습니다. 이제 이 계정으로 로그인할 수 있습니다.
done-social-links = 로그인에 사용할 수 있는 계정입니다.
done-social-unlinked = 계정 연결이 해제되었습니다.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
done-passkey-options = 패스키로 계속해 주세요.
done-passkey-added = 패스키가 추가되었습니다. 이제 패스키로 로그인할 수 있습니다.
done-passkeys = 등록된 패스키입니다.
done-passkey-renamed = 패스키 이름이 변경되었습니다.
done-passkey-removed = 패스키가 삭제되었습니다.
# The name of a passkey that a customer has given none.
passkey-name = 패스키
# The server is healthy.
done-healthy = 정상


## Emails. $shop: the shop's name.

# A one-time code to sign in with. The code stands on a line of its own, below “mail-code-intro”.
mail-code-subject = [{ $shop }] 인증번호 안내
mail-code-intro = { $shop } 인증번호는 다음과 같습니다.
# $minutes: how long the code works.
mail-code-minutes = 이 인증번호는 { $minutes }분 안에 한 번만 사용할 수 있습니다.
# $seconds: how long the code works.
mail-code-seconds = 이 인증번호는 { $seconds }초 안에 한 번만 사용할 수 있습니다.
mail-code-secret = 인증번호를 다른 사람에게 절대 알려 주지 마세요. 저희는 어떤 경우에도 인증번호를 묻지 않습니다.
mail-code-ignore = 인증번호를 요청하지 않으셨다면 이 이메일은 무시하셔도 됩니다.

# Someone tried to create an account with an address that already has one. A one-time code follows “mail-account-exists-code”, and
# “mail-code-secret” follows the code.
mail-account-exists-subject = [{ $shop }] 이미 가입된 계정이 있습니다
mail-account-exists-intro = 회원님의 이메일 주소로 { $shop } 회원가입을 시도한 기록이 있습니다.
mail-account-exists-code = 이미 가입된 계정이 있어 변경된 내용은 없습니다. 본인이 시도하셨다면 비밀번호나 아래 인증번호로 로그인해 주세요. 인증번호는 곧 만료됩니다.
mail-account-exists-ignore = 본인이 시도하지 않으셨다면 이 이메일은 무시하셔도 됩니다.

# A link to choose a new password.
mail-reset-subject = [{ $shop }] 비밀번호 재설정 안내
mail-reset-intro = { $shop } 계정의 비밀번호 재설정 요청이 있었습니다. 본인이 요청하셨다면 아래 링크에서 새 비밀번호를 설정해 주세요.
# The text of the link. In an email without formatting the address follows on the next line.
mail-reset-link = 비밀번호 재설정하기
# $minutes: how long the link works.
mail-reset-minutes = 이 링크는 { $minutes }분 안에 한 번만 사용할 수 있습니다.
# $seconds: how long the link works.
mail-reset-seconds = 이 링크는 { $seconds }초 안에 한 번만 사용할 수 있습니다.
mail-reset-ignore = 본인이 요청하지 않으셨다면 이 이메일은 무시하셔도 됩니다. 비밀번호는 변경되지 않습니다.

# After a customer has chosen a new password.
mail-password-changed-subject = [{ $shop }] 비밀번호 변경 안내
mail-password-changed-intro = { $shop } 계정의 비밀번호가 방금 변경되었습니다.
mail-password-changed-signed-out = 모든 기기에서 로그아웃되었습니다. 새 비밀번호로 로그인해 주세요.
mail-password-changed-alarm = 본인이 변경하지 않으셨다면 다른 사람이 회원님의 이메일에 접근했을 수 있습니다. 먼저 이메일 계정을 안전하게 보호한 다음, 로그인 페이지에서 비밀번호를 재설정해 주세요.

# After a provider such as Google or Apple was linked to a customer's account. $provider: the provider's name.
mail-social-linked-subject = [{ $shop }] { $provider } 계정 연결 안내
mail-social-linked-intro = { $provider } 계정이 회원님의 { $shop } 계정에 연결되었습니다. 두 계정 모두 로그인에 사용할 수 있습니다.
mail-social-linked-alarm = 본인이 연결하지 않으셨다면 다른 사람이 회원님의 이메일이나 { $provider } 계정에 접근했을 수 있습니다. 먼저 이메일과 해당 계정을 안전하게 보호한 다음, { $shop }에 로그인하여 계정 연결을 해제해 주세요.

# After a customer has removed such a link. $provider: the provider's name.
mail-social-unlinked-subject = [{ $shop }] { $provider } 계정 연결 해제 안내
mail-social-unlinked-intro = 회원님의 { $shop } 계정에서 { $provider } 계정 연결이 해제되었습니다. 이메일로 보내 드리는 일회용 인증번호로 계속 로그인할 수 있습니다.
mail-social-unlinked-alarm = 본인이 해제하지 않으셨다면 다른 사람이 회원님의 계정에 접근했을 수 있습니다. 로그인 페이지에서 비밀번호를 재설정해 주세요.

# After a passkey was added to a customer's account.
mail-passkey-added-subject = [{ $shop }] 패스키 추가 안내
mail-passkey-added-intro = 회원님의 { $shop } 계정에 패스키가 추가되었습니다. 비밀번호 대신 패스키로 로그인할 수 있습니다.
mail-passkey-added-alarm = 본인이 추가하지 않으셨다면 다른 사람이 회원님의 계정에 접근했을 수 있습니다. 먼저 이메일 계정을 안전하게 보호한 다음, { $shop }에 로그인하여 패스키를 삭제해 주세요.

# After a customer has removed a passkey.
mail-passkey-removed-subject = [{ $shop }] 패스키 삭제 안내
mail-passkey-removed-intro = 회원님의 { $shop } 계정에서 패스키가 삭제되었습니다. 이메일로 보내 드리는 일회용 인증번호로 계속 로그인할 수 있습니다.
mail-passkey-removed-alarm = 본인이 삭제하지 않으셨다면 다른 사람이 회원님의 계정에 접근했을 수 있습니다. 로그인 페이지에서 비밀번호를 재설정해 주세요.


## The page that shows emails while developing

mail-page-title = 이메일
mail-page-heading = 실제라면 발송되었을 이메일
# $seconds: 5.
mail-page-refreshes = 이 페이지는 { $seconds }초마다 새로고침됩니다.
# A link.
mail-page-app = 앱으로 이동
mail-page-empty = 아직 이메일이 없습니다.
# In front of an email's recipient.
mail-page-to = 받는 사람: { $email }

