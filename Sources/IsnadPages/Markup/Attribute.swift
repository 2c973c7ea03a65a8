/// An attribute of an element. There is none for styles or handlers, so the content security policy needs no exception.
struct Attribute: Sendable {
  private let name: String
  private let value: String?

  private init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }

  var markup: String { value.map { " \(name)=\"\(escaped($0))\"" } ?? " \(name)" }

  /// Class names; nil and empty ones are left out.
  static func `class`(_ names: String?...) -> Attribute? {
    let all = names.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    return all.isEmpty ? nil : Attribute("class", all)
  }

  /// An address of this desk or of the web; of anything else (`javascript:`, `data:`, `//host`) nothing is left.
  static func href(_ address: String) -> Attribute? { isSafe(address) ? Attribute("href", address) : nil }
  static func action(_ address: String) -> Attribute? { isSafe(address) ? Attribute("action", address) : nil }
  static func formAction(_ address: String) -> Attribute? {
    isSafe(address) ? Attribute("formaction", address) : nil
  }

  static func isSafe(_ address: String) -> Bool {
    if address.hasPrefix("/") { return !address.hasPrefix("//") && !address.hasPrefix("/\\") }
    return address.hasPrefix("#") || address.hasPrefix("?") || isOfTheWeb(address)
  }

  static func isOfTheWeb(_ address: String) -> Bool {
    let scheme = address.prefix(8).lowercased()
    return scheme.hasPrefix("https://") || scheme.hasPrefix("http://")
  }

  static func id(_ id: String) -> Attribute { Attribute("id", id) }
  static func lang(_ language: String) -> Attribute { Attribute("lang", language) }
  static func title(_ text: String) -> Attribute { Attribute("title", text) }
  static func name(_ name: String) -> Attribute { Attribute("name", name) }
  static func value(_ value: String) -> Attribute { Attribute("value", value) }
  static func type(_ type: String) -> Attribute { Attribute("type", type) }
  static func rel(_ relation: String) -> Attribute { Attribute("rel", relation) }
  static func content(_ content: String) -> Attribute { Attribute("content", content) }
  static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  static func method(_ method: String) -> Attribute { Attribute("method", method) }
  static func scope(_ scope: String) -> Attribute { Attribute("scope", scope) }
  static func role(_ role: String) -> Attribute { Attribute("role", role) }
  static func datetime(_ date: String) -> Attribute { Attribute("datetime", date) }
  static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }
  static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
  static func labelled(by id: String) -> Attribute { Attribute("aria-labelledby", id) }
  static func described(by id: String) -> Attribute { Attribute("aria-describedby", id) }
  static func data(_ name: String, _ value: String) -> Attribute { Attribute("data-" + name, value) }
  static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
  static func colspan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
  static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }

  static func checked(_ isChecked: Bool) -> Attribute? { isChecked ? Attribute("checked", nil) : nil }
  static func selected(_ isSelected: Bool) -> Attribute? { isSelected ? Attribute("selected", nil) : nil }
  static func open(_ isOpen: Bool) -> Attribute? { isOpen ? Attribute("open", nil) : nil }
  static func current(_ isCurrent: Bool, _ what: String = "page") -> Attribute? {
    isCurrent ? Attribute("aria-current", what) : nil
  }
  static let charset = Attribute("charset", "utf-8")
  static let hidden = Attribute("aria-hidden", "true")
  static let required = Attribute("required", nil)
  /// Reached by pointer and by address, but not one by one with the tabulator key.
  static let skipped = Attribute("tabindex", "-1")
  /// Reached with the tabulator key, to be scrolled.
  static let reachable = Attribute("tabindex", "0")

  enum Direction: String {
    case rightToLeft = "rtl"
    case leftToRight = "ltr"
  }

  static func dir(_ direction: Direction) -> Attribute { Attribute("dir", direction.rawValue) }

  // MARK: SVG

  enum Geometry: String { case x, y, x1, y1, x2, y2, cx, cy, r, width, height }

  static func at(_ geometry: Geometry, _ value: Double) -> Attribute {
    Attribute(geometry.rawValue, coordinate(value))
  }
  static func path(_ path: String) -> Attribute { Attribute("d", path) }
  static func viewBox(width: Double, height: Double) -> Attribute {
    Attribute("viewBox", "0 0 \(coordinate(width)) \(coordinate(height))")
  }
  static func anchor(_ anchor: String) -> Attribute { Attribute("text-anchor", anchor) }
  static let leftToRightText = Attribute("direction", "ltr")
}

/// A coordinate with one decimal.
func coordinate(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let whole = abs(tenths) / 10
  let rest = abs(tenths) % 10
  return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}
