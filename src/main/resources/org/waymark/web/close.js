// Asks the platform to close the registration window (LTI Dynamic Registration 1.0).
// The platform's pages may stand on another host than its endpoints (Canvas), and the message tells nothing: it goes to
// whoever opened or frames this page.
document.querySelectorAll('[data-close]').forEach(function (button) {
  button.hidden = false;
  button.addEventListener('click', function () {
    (window.opener || window.parent).postMessage({subject: 'org.imsglobal.lti.close'}, '*');
  });
});
