//! Reads JSON objects, and only objects: serde would also read an array into a struct, member by member.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct OfMembers<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for OfMembers<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(members))
            }
        }

        from.deserialize_map(OfMembers(PhantomData)).map(Self)
    }
}

/// An object, or `None` for `null`.
pub(crate) fn one<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    let object: Option<Object<T>> = Deserialize::deserialize(from)?;
    Ok(object.map(|object| object.0))
}

/// A list of objects, or `None` for `null`.
pub(crate) fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<Vec<T>>, D::Error> {
    let objects: Option<Vec<Object<T>>> = Deserialize::deserialize(from)?;
    Ok(objects.map(|objects| objects.into_iter().map(|object| object.0).collect()))
}

/// The texts that an object has as the members of these names, in the order of the names. Other members are ignored.
pub(crate) fn texts<'de, D: Deserializer<'de>>(
    from: D,
    names: Vec<&'static str>,
) -> Result<Vec<Option<String>>, D::Error> {
    struct Texts(Vec<&'static str>);

    impl<'de> Visitor<'de> for Texts {
        type Value = Vec<Option<String>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
            let mut values: Vec<Option<Option<String>>> = vec![None; self.0.len()];
            while let Some(name) = members.next_key::<String>()? {
                let Some(at) = self.0.iter().position(|known| *known == name) else {
                    members.next_value::<IgnoredAny>()?;
                    continue;
                };
                if values[at].is_some() {
                    return Err(A::Error::duplicate_field(self.0[at]));
                }
                values[at] = Some(members.next_value()?);
            }
            Ok(values.into_iter().map(Option::flatten).collect())
        }
    }

    from.deserialize_map(Texts(names))
}
