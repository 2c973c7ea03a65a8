import IsnadCalendar

/// Figures over time by whoever vouches for them, as SVG: each source has a colour and a shape of its own, a range is a bar,
/// an open end an arrow. The table beside it says the same in words.
struct FigurePlot {
  private let desk: Desk
  private let subject: ConflictsView.Subject
  private let days: ClosedRange<Int>
  private let values: ClosedRange<Double>
  private let ticks: [Double]

  private static let width = 720.0
  private static let height = 280.0
  private static let left = 76.0
  private static let right = 696.0
  private static let top = 30.0
  private static let bottom = 244.0
  /// More sources than this make a thicket; the table has them all.
  private static let mostSources = 12

  /// - Returns: nil where fewer than two figures have a day: there is nothing to see.
  init?(_ subject: ConflictsView.Subject, _ desk: Desk) {
    let claims = subject.vouchers.prefix(Self.mostSources).flatMap(\.claims)
    let days = claims.filter { $0.quantity.isPlottable }.compactMap { day($0.day) }
    let values = claims.filter { day($0.day) != nil }.flatMap(\.quantity.ends)
    guard days.count > 1, let first = days.min(), let last = days.max(), let low = values.min(), let high = values.max()
    else { return nil }
    self.desk = desk
    self.subject = subject
    self.days = first...last
    ticks = niceTicks(from: low, to: high)
    self.values = min(low, ticks.first ?? low)...max(high, ticks.last ?? high)
  }

  func html(label: HTML) -> HTML {
    element(.figure, .class("plot")) {
      element(
        .svg, .viewBox(width: Self.width, height: Self.height), .role("img"), .label(desk.words("plot.label"))
      ) {
        axes()
        for (i, voucher) in subject.vouchers.prefix(Self.mostSources).enumerated() { series(voucher, i) }
      }
      element(.figcaption) { label }
    }
  }

  /// The sign of a source in the legend and the table.
  static func sign(_ index: Int) -> HTML {
    element(.svg, .class("sign", "s\(index % 6)"), .viewBox(width: 16, height: 16), .hidden) {
      shape(index, x: 8, y: 8)
    }
  }

  static func hasSign(_ index: Int) -> Bool { index < mostSources }

  // MARK: Parts

  private func axes() -> HTML {
    element(.g, .class("axes")) {
      for tick in ticks {
        element(.line, .at(.x1, Self.left), .at(.x2, Self.right), .at(.y1, y(tick)), .at(.y2, y(tick)))
        element(.text, .at(.x, Self.left - 10), .at(.y, y(tick) + 4), .anchor("end"), .leftToRightText) {
          desk.numerals.text(tick) + (subject.unit == "percent" ? "%" : "")
        }
      }
      for day in shownDays {
        let iso = CivilDate(day: day).description
        element(
          .line, .class("day"), .at(.x1, x(day)), .at(.x2, x(day)), .at(.y1, Self.bottom), .at(.y2, Self.bottom + 5))
        element(.text, .at(.x, x(day)), .at(.y, Self.bottom + 22), .anchor("middle"), .leftToRightText) {
          desk.numerals.shortDay(iso, withYear: days.upperBound - days.lowerBound > 300)
        }
      }
    }
  }

  private func series(_ voucher: ConflictsView.Voucher, _ index: Int) -> HTML {
    let points = voucher.claims.compactMap { claim in
      day(claim.day).flatMap { claim.quantity.isPlottable ? (claim, x($0)) : nil }
    }
    var path = ""
    for (claim, x) in points {
      guard let middle = claim.quantity.middle else { continue }
      path += (path.isEmpty ? "M" : "L") + coordinate(x) + " " + coordinate(y(middle))
    }
    return element(.g, .class("series", "s\(index % 6)")) {
      if points.count > 1 { element(.path, .class("trend"), .path(path)) }
      for (claim, x) in points { point(claim, at: x, index, voucher) }
    }
  }

  private func point(
    _ claim: ConflictsView.Claim, at x: Double, _ index: Int, _ voucher: ConflictsView.Voucher
  ) -> HTML {
    let quantity = claim.quantity
    // No link: an image has no parts that could be focused. The table leads on.
    return element(.g) {
      element(.title) { withoutControls(voucher.name.text + ": " + claim.words) }
      if let low = quantity.low, let high = quantity.high, low < high, low.isFinite, high.isFinite {
        element(.line, .class("range"), .at(.x1, x), .at(.x2, x), .at(.y1, y(low)), .at(.y2, y(high)))
      }
      if let middle = quantity.middle {
        if quantity.isOpenAbove { arrow(x, y(middle), up: true) }
        if quantity.isOpenBelow { arrow(x, y(middle), up: false) }
        Self.shape(index, x: x, y: y(middle))
      }
    }
  }

  private func arrow(_ x: Double, _ y: Double, up: Bool) -> HTML {
    let way = up ? -1.0 : 1.0
    let tip = y + way * 18
    let path =
      "M\(coordinate(x)) \(coordinate(y))V\(coordinate(tip))M\(coordinate(x - 3)) \(coordinate(tip - way * 4))"
      + "L\(coordinate(x)) \(coordinate(tip))L\(coordinate(x + 3)) \(coordinate(tip - way * 4))"
    return element(.path, .class("open"), .path(path))
  }

  private static func shape(_ index: Int, x: Double, y: Double) -> HTML {
    func path(_ points: [(Double, Double)]) -> HTML {
      let corners = points.map { coordinate(x + $0.0) + " " + coordinate(y + $0.1) }
      return element(.path, .class("point"), .path("M" + corners.joined(separator: "L") + "Z"))
    }
    switch index % 6 {
    case 0: return element(.circle, .class("point"), .at(.cx, x), .at(.cy, y), .at(.r, 5))
    case 1: return path([(-4.5, -4.5), (4.5, -4.5), (4.5, 4.5), (-4.5, 4.5)])
    case 2: return path([(0, -6), (5.5, 4), (-5.5, 4)])
    case 3: return path([(0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0)])
    case 4: return path([(0, 6), (5.5, -4), (-5.5, -4)])
    default:
      return path([
        (-6, -2), (-2, -2), (-2, -6), (2, -6), (2, -2), (6, -2), (6, 2), (2, 2), (2, 6), (-2, 6), (-2, 2), (-6, 2),
      ])
    }
  }

  // MARK: Places

  /// Time runs in the direction of reading, as in the table.
  private func x(_ day: Int) -> Double {
    let length = Double(days.upperBound - days.lowerBound)
    let share = length == 0 ? 0.5 : Double(day - days.lowerBound) / length
    let inner = (Self.left + 16)...(Self.right - 16)
    let place = desk.reader.direction == .rightToLeft ? 1 - share : share
    return inner.lowerBound + place * (inner.upperBound - inner.lowerBound)
  }

  private func y(_ value: Double) -> Double {
    let length = values.upperBound - values.lowerBound
    let share = length == 0 ? 0.5 : (value - values.lowerBound) / length
    return Self.bottom - 12 - share * (Self.bottom - 12 - Self.top)
  }

  /// At most seven days under the axis.
  private var shownDays: [Int] {
    let step = max(1, (days.upperBound - days.lowerBound + 6) / 6)
    return Array(stride(from: days.lowerBound, through: days.upperBound, by: step))
  }
}

/// The number of a day; nil for longer and unknown times.
private func day(_ iso: String?) -> Int? {
  guard let iso else { return nil }
  return CivilDate(iso: String(iso.prefix(10)))?.day
}

/// Round numbers that enclose a range, at most six.
func niceTicks(from low: Double, to high: Double) -> [Double] {
  let length = max(high - low, max(abs(high), 1) * 0.1)
  var step = 1.0
  while step * 5 < length { step *= 10 }
  while step * 5 >= length * 10 { step /= 10 }
  for factor in [5.0, 2.0] where step / factor * 5 >= length { step /= factor; break }
  let first = (low / step).rounded(.down) * step
  var ticks: [Double] = []
  var tick = first
  while ticks.count < 8 {
    ticks.append(tick)
    if tick >= high { break }
    tick += step
  }
  return ticks
}

extension Quantity {
  /// What it says, as far as it is a number.
  fileprivate var ends: [Double] { [value, low, high].compactMap { $0 }.filter { $0.isFinite && abs($0) < 1e15 } }

  fileprivate var isPlottable: Bool { !ends.isEmpty }

  fileprivate var middle: Double? {
    let ends = ends
    if let value, ends.contains(value) { return value }
    guard let low = ends.min(), let high = ends.max() else { return nil }
    return (low + high) / 2
  }

  fileprivate var isOpenAbove: Bool { bound == "more-than" || bound == "at-least" || value == nil && high == nil }
  fileprivate var isOpenBelow: Bool { bound == "less-than" || bound == "at-most" || value == nil && low == nil }
}
