package import IsnadJSON

extension JSONWriter {
  /// Writes a value that was read before; members keep their order.
  package mutating func value(_ value: JSON?) {
    switch value {
    case nil, .null: null()
    case .boolean(let flag): boolean(flag)
    case .number(let number): self.number(number)
    case .string(let text): string(text)
    case .array(let elements):
      openArray()
      for element in elements { self.value(element) }
      closeArray()
    case .object(let members):
      openObject()
      for member in members {
        key(named: member.key)
        self.value(member.value)
      }
      closeObject()
    }
  }
}
