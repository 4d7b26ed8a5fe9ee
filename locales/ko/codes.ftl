# Why something was refused: on the pages, in the element, and in the server's answers. A text here has no final full stop where it
# stands at a field.


## A whole request. Shown above the form.

code-invalid = 입력하신 내용을 확인한 후 다시 시도해 주세요.
code-malformed = 요청을 읽을 수 없습니다.
code-store-unknown = 쇼핑몰을 찾을 수 없습니다.
code-credentials = 이메일 주소 또는 비밀번호가 올바르지 않습니다.
code-code-wrong = 인증번호가 올바르지 않습니다. 가장 최근에 받은 이메일의 인증번호를 입력해 주세요.
code-code-expired = 인증번호가 만료되었습니다. 인증번호를 다시 받아 주세요.
code-code-used = 이미 사용된 인증번호입니다. 인증번호를 다시 받아 주세요.
code-code-exhausted = 인증번호 입력 횟수를 초과했습니다. 인증번호를 다시 받아 주세요.
code-account-missing = 아직 가입되지 않은 이메일 주소입니다.
code-account-exists = 이미 가입된 이메일 주소입니다.
code-account-inactive = 현재 이용할 수 없는 계정입니다. 쇼핑몰에 문의해 주세요.
code-link-invalid = 올바르지 않은 링크입니다. 링크가 일부 잘렸을 수 있습니다.
code-link-used = 이미 사용된 링크입니다.
code-link-expired = 만료된 링크입니다.
code-login-code-unknown = 올바르지 않은 로그인 링크입니다. 링크가 일부 잘렸을 수 있습니다.
code-login-code-used = 이미 사용된 로그인 링크입니다.
code-login-code-expired = 만료된 로그인 링크입니다.
code-customer-unknown = 이 이메일 주소로 인증된 회원이 없습니다.
code-session = 로그인이 만료되었습니다. 다시 로그인해 주세요.
code-access-token = 액세스 토큰이 없거나 유효하지 않습니다.
code-social-unavailable = 다른 서비스 계정으로는 로그인할 수 없습니다.
# A provider is a company such as Google or Apple, with whose account shoppers sign in.
code-provider-unknown = 여기에서는 사용할 수 없는 간편 로그인 서비스입니다.
# For developers: the shop has not allowed the address.
code-redirect-unknown = 이 간편 로그인 서비스에 등록되지 않은 리디렉션 주소입니다.
code-social-refused = 간편 로그인을 확인하지 못했습니다. 다시 시도해 주세요.
code-social-expired = 간편 로그인이 만료되었습니다. 다시 시도해 주세요.
code-social-taken = 이미 다른 회원에게 연결된 계정입니다.
code-provider-unavailable = 간편 로그인 서비스가 응답하지 않습니다. 잠시 후 다시 시도하거나 다른 방법으로 로그인해 주세요.
code-social-proof-needed = 로그인을 완료하려면 이메일 주소를 인증해 주세요.
code-ticket-expired = 간편 로그인이 만료되었습니다. 처음부터 다시 시작해 주세요.
# A passkey signs in without a password: with the screen lock of a phone or computer, or with a security key.
code-passkey-refused = 패스키를 확인하지 못했습니다. 다시 시도해 주세요.
code-passkey-unknown = 이곳의 계정에 등록되지 않은 패스키입니다. 다른 방법으로 로그인해 주세요.
code-passkey-expired = 시간이 너무 오래 걸렸습니다. 다시 시도해 주세요.
code-proof-required = 변경하려면 다시 로그인해 주세요.
code-unproven = 먼저 이메일 주소를 인증해 주세요.
code-passkey-exists = 이미 추가된 패스키입니다.
code-passkey-limit = 패스키를 더 추가할 수 없습니다. 먼저 하나를 삭제해 주세요.
code-not-found = 이 주소에서는 아무것도 찾을 수 없습니다.
code-method = 이 주소에서는 해당 메서드를 지원하지 않습니다.
code-too-large = 요청 데이터가 너무 큽니다.
code-media-type = 요청은 JSON 형식이어야 합니다.
code-script-only = 이 주소는 직접 열 수 없습니다.
code-too-many = 시도 횟수를 초과했습니다. 잠시 후 다시 시도해 주세요.
code-internal = 시스템 오류가 발생했습니다. 잠시 후 다시 시도해 주세요.
code-unavailable = 일시적으로 서비스를 이용할 수 없습니다. 잠시 후 다시 시도해 주세요.
code-draining = 서버를 종료하는 중입니다. 잠시 후 다시 시도해 주세요.


## A field. Shown at the field, and in the list above the form as a link to it.

email-required = 이메일 주소를 입력해 주세요
# $max: the most characters, such as 96.
email-length = 이메일 주소는 { $max }자 이하로 입력해 주세요
email-characters = 이메일 주소에 사용할 수 없는 문자가 있습니다
# The symbols stay as they are.
email-symbols = 이메일 주소에는 다음 기호를 사용할 수 없습니다: ' " < > # $ % ^ & *
# The address stays as it is.
email-format = 이메일 주소를 올바른 형식으로 입력해 주세요(예: name@example.com)

given-name-required = 이름을 입력해 주세요
given-name-length = 이름은 { $max }자 이하로 입력해 주세요
given-name-characters = 이름에 사용할 수 없는 문자가 있습니다
# The symbols stay as they are.
given-name-symbols = 이름에는 다음 기호를 사용할 수 없습니다: ' " < > # $ % ^ & *

family-name-required = 성을 입력해 주세요
family-name-length = 성은 { $max }자 이하로 입력해 주세요
family-name-characters = 성에 사용할 수 없는 문자가 있습니다
# The symbols stay as they are.
family-name-symbols = 성에는 다음 기호를 사용할 수 없습니다: ' " < > # $ % ^ & *

phone-required = 전화번호를 입력해 주세요
phone-length = 전화번호는 공백을 제외하고 { $max }자 이하로 입력해 주세요
phone-characters = 전화번호에 사용할 수 없는 문자가 있습니다
# The number is an example: +44 20 7946 0000, or a number of your country that is reserved for examples.
phone-format = 내선번호를 뺀 전체 전화번호를 입력해 주세요(예: +44 20 7946 0000)

password-required = 비밀번호를 입력해 주세요
password-length = 비밀번호는 { $max }자 이하로 입력해 주세요
password-characters = 비밀번호에 사용할 수 없는 문자가 있습니다

new-password-required = 사용할 비밀번호를 입력해 주세요
# $min and $max: the fewest and the most characters, such as 8 and 128.
new-password-length = 비밀번호는 { $min }자 이상 { $max }자 이하로 입력해 주세요
new-password-common = 추측하기 쉬운 비밀번호입니다. 다른 비밀번호를 입력해 주세요
new-password-same-as-email = 이메일 주소는 비밀번호로 사용할 수 없습니다
# The symbols stay as they are.
new-password-composition = 영문 대문자와 소문자, 그리고 숫자 또는 다음 기호를 하나 이상 포함해 주세요: # ? ! @ $ % ^ & * -
passwords-mismatch = 비밀번호가 일치하지 않습니다

code-required = 이메일로 받은 인증번호를 입력해 주세요
code-format = 인증번호 6자리를 입력해 주세요

# A value of another program, not one that a shopper types.
value-required = 값을 입력해 주세요
value-length = 값이 너무 짧거나 깁니다
value-characters = 값에 사용할 수 없는 문자가 있습니다
value-type = 값의 유형이 올바르지 않습니다
value-choice = 지원하지 않는 값입니다
quantity-format = 수량은 0보다 크고 1,000,000 이하여야 하며 소수점 아래 3자리까지 입력할 수 있습니다
# $max: the most items, such as 500.
cart-items = 장바구니에는 상품을 { $max }개까지 담을 수 있습니다
