"""Write what the program is made of, for machines: a software bill of materials (CycloneDX 1.6, JSON).

    python tools/bill_of_materials.py FILE

It lists what requirements.lock pins, with its licence, what asks for it, and the hashes of the files that may
be installed; then it is checked against the schema. The same lock gives the same bytes: no clock, no chance.
"""

import subprocess
import sys
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from licences import Licence, looked_at
from locked import BUILD, REPOSITORY, RUNTIME, SUPPLY, Pin, environment, pins

PROGRAM = "mir-assess"


def version() -> str:
    """Return the program's version, without importing it."""
    text = (REPOSITORY / "src" / "mir_assess" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def main() -> int:
    """Write the bill in the environment that has what it takes."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    file = Path(sys.argv[1])
    try:
        import cyclonedx  # noqa: F401 - only to know whether it is here
    except ImportError:
        python = environment(RUNTIME, BUILD, SUPPLY)
        return subprocess.run([python, __file__, str(file.absolute())], check=False).returncode
    text = bill(looked_at(RUNTIME))
    if wrong := against_schema(text):
        print(wrong, file=sys.stderr)
        return 1
    file.write_text(text, encoding="utf-8")
    print(f"Written: {file} ({len(pins(RUNTIME))} packages, checked against the schema of CycloneDX 1.6)")
    return 0


def bill(found: list[tuple[Pin, Licence]]) -> str:
    """Return the bill as JSON."""
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import LicenseExpression
    from cyclonedx.output.json import JsonV1Dot6

    root = Component(
        name=PROGRAM,
        version=version(),
        type=ComponentType.APPLICATION,
        bom_ref=PROGRAM,
        licenses=[LicenseExpression("MIT")],
    )
    parts = {pin: _component(pin, licence) for pin, licence in found}
    made = Bom(
        components=parts.values(),
        metadata=BomMetaData(component=root),
        serial_number=uuid.uuid5(uuid.NAMESPACE_OID, repr((version(), found))),
    )
    for asking, component in ((PROGRAM, root), *((pin.name, part) for pin, part in parts.items())):
        made.register_dependency(component, [part for pin, part in parts.items() if asking in pin.asked_by])
    return _without_time(JsonV1Dot6(made).output_as_string(indent=2)) + "\n"


def _component(pin: Pin, licence: Licence):
    from cyclonedx.model import (
        ExternalReference,
        ExternalReferenceType,
        HashAlgorithm,
        HashType,
        Property,
        XsUri,
    )
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import LicenseExpression
    from packageurl import PackageURL

    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=content) for content in pin.hashes]
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(RUNTIME),
        comment="one hash for each file that may be installed",
        hashes=hashes,
    )
    where = [Property(name="mir-assess:installed-where", value=pin.marker)] if pin.marker else []
    return Component(
        name=pin.name,
        version=pin.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{pin.name}=={pin.version}",
        purl=PackageURL("pypi", name=pin.name, version=pin.version),
        licenses=[LicenseExpression(licence.expression)],
        external_references=[files],
        properties=where,
    )


def _without_time(text: str) -> str:
    """Return the bill without the moment at which it was written, which the library always adds."""
    import json

    made = json.loads(text)
    del made["metadata"]["timestamp"]
    return json.dumps(made, indent=2, sort_keys=True)


def against_schema(text: str) -> str:
    """Return what the schema of CycloneDX finds wrong; empty for nothing."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    return str(JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) or "")


if __name__ == "__main__":
    sys.exit(main())
