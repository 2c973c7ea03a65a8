import IsnadFormats

/// Parameters that several routes share.
enum ListParameters {
  static let offsets = Parameter(
    "offsets", .choices(["cp", "utf16", "byte"]), "Units of positions; code points are always given.")
}

extension Call {
  var units: OffsetUnits {
    values.list("offsets").reduce(into: []) { units, name in
      if let unit = OffsetUnits(name: name) { units.insert(unit) }
    }
  }
}
