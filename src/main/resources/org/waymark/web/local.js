// Says when something is by the reader's clock, where that is another one than the printed.
(function () {
  var places = document.querySelectorAll('[data-start]');
  Array.prototype.forEach.call(places, function (place) {
    var parts = {weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', hour: 'numeric', minute: '2-digit'};
    function written(moment, zone) {
      return new Intl.DateTimeFormat(document.documentElement.lang, Object.assign({}, parts, zone)).format(moment);
    }
    try {
      var start = new Date(place.dataset.start);
      if (place.dataset.zone && written(start, {timeZone: place.dataset.zone}) === written(start, {})) {
        return;
      }
      place.textContent = place.dataset.words.replace('[when]', written(start, {timeZoneName: 'short'}));
      place.hidden = false;
    } catch (e) {
      // The printed time stands above.
    }
  });
}());
