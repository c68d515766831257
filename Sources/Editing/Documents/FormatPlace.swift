import Profiles

/// What the format says of a place in a file.
struct FormatPlace {
    /// The shapes that a value may have there; empty where the format knows no such place.
    private(set) var shapes: [ValueShape]
    /// The field on the way there that was stepped into last.
    private(set) var field: FieldShape?
    /// The mapping that this field belongs to.
    private(set) var parent: ObjectShape?

    /// The place that steps lead to from the top of a format.
    init(_ root: ObjectShape, _ steps: [CursorContext.Step]) {
        shapes = [.object(root)]
        for step in steps { take(step) }
    }

    private mutating func take(_ step: CursorContext.Step) {
        var next: [ValueShape] = []
        for shape in shapes {
            switch (step, shape) {
            case (.field(let name), .object(let object)):
                guard let found = object.fields.first(where: { $0.name.description == name }) else { continue }
                field = found
                parent = object
                next.append(found.shape)
            case (.field, .names(_, let value, _)), (.field, .words(_, let value)): next.append(value)
            case (.entry, .list(let element, _)): next.append(element)
            default: continue
            }
        }
        shapes = next.flatMap { Self.alternatives($0) }
    }

    private static func alternatives(_ shape: ValueShape) -> [ValueShape] {
        if case .either(let shapes) = shape { shapes.flatMap { alternatives($0) } } else { [shape] }
    }

    /// The mapping that stands there; nil where none does.
    var object: ObjectShape? {
        for shape in shapes {
            if case .object(let object) = shape { return object }
        }
        return nil
    }
}
