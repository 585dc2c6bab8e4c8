// Sends the one form of the page, so that a person need not press the button that stands there anyway.
document.querySelector('form[data-submit]').submit();
