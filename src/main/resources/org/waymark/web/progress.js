// While a part of the page is under way, fetches it again: as soon as the part itself says (data-under-way, milliseconds),
// later after each answer that did not come, and for half an hour at most. A part with data-anew shows the whole page anew
// once it is there, unless somebody has ticked or typed something: then a link stands there that does it.
(function () {
  var LONGEST = 60000;
  var end = Date.now() + 1800000;
  function inUse() {
    return document.querySelector('input[type=checkbox]:checked, details[open]') !== null ||
      Array.prototype.some.call(document.querySelectorAll('input[type=search], input[type=text], textarea'), function (field) {
        return field.value !== field.defaultValue || field === document.activeElement;
      });
  }
  document.querySelectorAll('[data-progress]').forEach(function (place) {
    var failures = 0;
    function wait(shown) {
      var part = shown.querySelector('[data-under-way]');
      var pause = part && Math.max(500, Number(part.dataset.underWay) || 1000);
      if (pause && Date.now() + pause < end) {
        setTimeout(look, pause);
      }
      return part !== null;
    }
    function look() {
      fetch(place.dataset.progress, {credentials: 'same-origin'}).then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(answer.status);
      }).then(function (text) {
        var fresh = document.createElement('div');
        fresh.innerHTML = text;
        failures = 0;
        // What is read aloud when it changes is not written again when it has not.
        if (fresh.textContent.trim() !== place.textContent.trim()) {
          place.innerHTML = text;
        }
        if (!wait(fresh) && place.dataset.anew !== undefined && !inUse()) {
          location.reload();
        }
      }).catch(function (status) {
        failures++;
        var pause = Math.min(LONGEST, 2500 * Math.pow(2, failures));
        // A session that has ended, or a page that is not there, does not come back.
        if (!(status >= 400 && status < 500 && status !== 429) && Date.now() + pause < end) {
          setTimeout(look, pause);
        }
      });
    }
    wait(place);
  });
}());
